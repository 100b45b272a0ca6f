"""Pages as glyphs and rules -> tables and lines; shared by formats that only draw."""
