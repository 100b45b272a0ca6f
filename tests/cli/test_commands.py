"""Every command, from its arguments to its output and exit status."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jiping import pipeline
from jiping.cli import main
from jiping.cli.demonstrate import SAMPLE

BUNDLED = Path(pipeline.__file__).parent / "samples" / SAMPLE


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bundled sample as a user's file in the current folder."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(BUNDLED, tmp_path / "自评表.md")).relative_to(tmp_path)


@pytest.fixture
def broken(form: Path) -> Path:
    """A file beside it that cannot be read."""
    path = Path("坏.docx")
    path.write_bytes(b"PK\x03\x04 not a zip archive")
    return path


class TestRead:
    def test_is_json_for_another_program(self, jiping, form) -> None:
        outcome = jiping("read", form)
        assert outcome.json["schema"] == "jiping.read/1"
        (source,) = outcome.json["sources"]
        assert list(source) == ["file", "sha256", "format", "evaluations", "findings"]
        assert (source["file"], source["format"]) == ("自评表.md", "markdown")
        (evaluation,) = source["evaluations"]
        assert evaluation["claimed_total"]["text"]
        assert len(evaluation["indicators"]) > 30

    def test_is_text_for_a_person(self, jiping, form) -> None:
        outcome = jiping("read", form, "--format", "text")
        assert "三级指标" in outcome.out
        assert "支部凝聚力" in outcome.out
        assert "↔" in outcome.out
        english = jiping("read", form, "--format", "text", "--lang", "en")
        assert "Indicator" in english.out

    def test_an_unreadable_file_stands_beside_the_others(self, jiping, form, broken) -> None:
        outcome = jiping("read", broken, form)
        assert outcome.status == 1
        bad, good = outcome.json["sources"]
        assert bad["evaluations"] == []
        assert bad["findings"][0]["severity"] == "block"
        assert len(good["evaluations"]) == 1

    def test_standard_input(self, jiping, form) -> None:
        outcome = jiping("read", "-", "--suffix", ".md", stdin=form.read_bytes())
        (source,) = outcome.json["sources"]
        (same,) = jiping("read", form).json["sources"]
        assert source["file"] == "-"
        assert source["sha256"] == same["sha256"]
        assert source["evaluations"] == same["evaluations"]

    def test_limits_hold(self, jiping, form) -> None:
        outcome = jiping("read", form, "--limit", "file_bytes=100")
        assert outcome.status == 1
        assert outcome.json["sources"][0]["findings"][0]["code"] == "RDG006"


class TestScore:
    def test_every_line_has_its_trace(self, jiping, form) -> None:
        outcome = jiping("score", form)
        assert outcome.json["schema"] == "jiping.score/1"
        (scored,) = outcome.json["scorecards"]
        assert list(scored)[:4] == ["source", "evaluation", "standard", "scorecard"]
        assert scored["evaluation"] == 0
        lines = scored["scorecard"]["lines"]
        assert all(line["trace"] for line in lines)
        assert any(line["points_inferred"] for line in lines)
        text = jiping("score", form, "--format", "text").out
        assert all(line["trace"][:6] in text for line in lines)

    def test_points_are_inferred_unless_forbidden(self, jiping, form) -> None:
        lines = jiping("score", form, "--no-infer-points").json["scorecards"][0]["scorecard"][
            "lines"
        ]
        assert not any(line["points_inferred"] for line in lines)

    def test_a_file_without_a_form_is_said(self, jiping, broken) -> None:
        outcome = jiping("score", broken)
        (scored,) = outcome.json["scorecards"]
        assert (outcome.status, scored["scorecard"]) == (1, None)
        assert scored["findings"][0]["severity"] == "block"


class TestCheck:
    def test_text_says_verdict_findings_and_what_was_not_checked(self, jiping, form) -> None:
        outcome = jiping("check", form)
        assert outcome.status == 1
        assert outcome.err == ""
        report = jiping("check", form, "--format", "json").json["reports"][0]
        codes = {finding["code"] for finding in report["findings"]}
        assert codes
        assert all(code in outcome.out for code in codes)

    def test_json_is_the_contract(self, jiping, form, broken) -> None:
        outcome = jiping("check", form, broken, "--format", "json")
        assert outcome.json["schema"] == "jiping.check/1"
        good, bad = outcome.json["reports"]
        keys = ["source", "evaluation", "standard", "scorecard", "findings", "ledger"]
        assert list(good) == list(bad) == keys
        assert (bad["evaluation"], bad["standard"], bad["scorecard"]) == (None, None, None)
        assert list(good["standard"]) == ["id", "revision", "found_by"]
        assert sum(good["ledger"]["counts"].values()) == len(good["ledger"]["checks"])

    def test_html_goes_into_the_file_its_suffix_names(self, jiping, form) -> None:
        outcome = jiping("check", form, "-o", "报告.html")
        assert outcome.out == ""
        page = Path("报告.html").read_text("utf-8")
        assert page.startswith("<!doctype html>")
        assert "http://" not in page.replace("http://www.w3.org", "")

    def test_selected_checks_run_and_the_ledger_tells(self, jiping, form) -> None:
        run = jiping(
            "check", form, "--format", "json", "--select", "ari,STR009", "--ignore", "ARI001"
        )
        lines = {
            line["code"]: line["outcome"] for line in run.json["reports"][0]["ledger"]["checks"]
        }
        assert lines["ARI001"] == lines["TGT001"] == "not_selected"
        assert lines["ARI002"] != "not_selected" != lines["STR009"]

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["--select", "ARI999"], "--select ARI999：没有这条规则或这个类别。"),
            (["--ignore", "ARO"], "是不是 NAR、ARI？"),
            (["--standard", "hb2020"], "是不是 hb_2020"),
            (["-o", "报告.pdf"], "从后缀看不出格式"),
            (["-o", "没有/报告.html"], "没有文件夹 没有，请先建立。"),
            (["-o", "自评表.md", "--format", "json"], "这是正在读取的文件，不能覆盖"),
        ],
    )
    def test_what_cannot_run_is_one_sentence(self, jiping, form, arguments, sentence) -> None:
        before = form.read_bytes()
        outcome = jiping("check", form, *arguments)
        assert outcome.status == 2
        assert sentence in outcome.err
        assert outcome.err.count("\n") == 1
        assert outcome.out == ""
        assert form.read_bytes() == before

    def test_a_missing_file_is_named_and_the_others_are_done(self, jiping, form) -> None:
        outcome = jiping("check", "自平表.md", form, "--format", "json")
        assert outcome.status == 2
        assert outcome.err == "没有这个文件：自平表.md。是不是 自评表.md？\n"
        assert len(outcome.json["reports"]) == 1

    def test_the_threshold_decides_the_status(self, jiping, form) -> None:
        chosen = ("check", form, "--select", "STR009")
        assert jiping(*chosen).status == 0
        assert jiping(*chosen, "--fail-on", "warning").status == 1

    def test_standard_region_and_year_are_told(self, jiping, form) -> None:
        told = jiping("check", form, "--standard", "CN_2020", "--format", "json").json
        assert told["reports"][0]["standard"]["id"] == "cn_2020"

    def test_a_mistake_of_ours_spares_the_other_files(self, jiping, form, monkeypatch) -> None:
        right = pipeline.evaluate

        def wrong(given: Path, **settings: object) -> object:
            if given.name == "b.md":
                raise ZeroDivisionError("…")
            return right(given, **settings)

        monkeypatch.setattr(pipeline, "evaluate", wrong)
        shutil.copy(form, "b.md")
        outcome = jiping("check", "b.md", form, "--format", "json")
        assert outcome.status == 2
        assert outcome.err.startswith("b.md：程序自身出错（ZeroDivisionError")
        assert [report["source"] for report in outcome.json["reports"]] == ["自评表.md"]


class TestWrite:
    @pytest.mark.parametrize("kind", ["docx", "xlsx", "html", "md", "json"])
    def test_writes_what_the_suffix_says(self, jiping, form, kind) -> None:
        target = Path(f"打印.{kind}")
        outcome = jiping("write", form, "-o", target)
        assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
        first = target.read_bytes()
        jiping("write", form, "-o", target)
        assert target.read_bytes() == first

    @pytest.mark.needs_font
    def test_writes_pdf(self, jiping, form) -> None:
        assert jiping("write", form, "-o", "打印.pdf").status == 0
        assert Path("打印.pdf").read_bytes().startswith(b"%PDF")

    def test_several_forms_are_numbered(self, jiping, form) -> None:
        both = form.read_text("utf-8") * 2
        Path("两张.md").write_text(both, "utf-8")
        outcome = jiping("write", "两张.md", "-o", "打印.docx")
        assert outcome.err == "两张.md：2 张表：打印-1.docx、打印-2.docx\n"
        assert Path("打印-1.docx").is_file()
        assert Path("打印-2.docx").is_file()
        assert not Path("打印.docx").exists()

    def test_several_files_go_into_a_folder(self, jiping, form) -> None:
        Path("乡镇").mkdir()
        shutil.copy(form, Path("乡镇", form.name))
        outcome = jiping("write", form, "乡镇", "-o", "打印", "--to", "html")
        assert outcome.status == 0
        assert sorted(path.name for path in Path("打印").iterdir()) == [
            "自评表.html",
            "自评表_2.html",
        ]

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["-o", "自评表.md"], "不能覆盖"),
            (["-o", "表.wps"], "不会写“wps”格式，只会写 docx、"),
            (["-o", "表"], "不会写“”格式"),
            (["-o", "表.docx", "--form", "hb_departmnt_2020"], "是不是 hb_department_2020"),
            (["b.md", "-o", "表.docx"], "请写文件夹，如 -o 表 --to docx。"),
            (["b.md", "-o", "表"], "请用 --to 说明格式"),
        ],
    )
    def test_what_cannot_be_written_is_one_sentence(
        self, jiping, form, arguments, sentence
    ) -> None:
        shutil.copy(form, "b.md")
        outcome = jiping("write", form, *arguments)
        assert (outcome.status, outcome.out) == (2, "")
        assert sentence in outcome.err
        assert outcome.err.count("\n") == 1

    def test_a_file_without_a_form_is_said(self, jiping, broken) -> None:
        outcome = jiping("write", broken, "-o", "打印.docx")
        assert outcome.status == 1
        assert outcome.err.startswith("坏.docx: RDG")
        assert not Path("打印.docx").exists()


class TestExplain:
    @pytest.mark.parametrize("name", ["ari004", "RDG001", "HB_2020", "cn_project_2020"])
    def test_prints_the_page_whatever_the_case(self, jiping, name) -> None:
        outcome = jiping("explain", name)
        assert outcome.status == 0
        assert outcome.out.startswith("# ")
        assert len(outcome.out) > 200

    def test_an_unknown_name_gets_the_nearest(self, jiping) -> None:
        outcome = jiping("explain", "ARI044")
        assert outcome.status == 2
        assert outcome.err.startswith("ARI044：没有叫这个名称的规则、标准或版式。是不是 ARI0")


class TestLists:
    @pytest.mark.parametrize(
        ("command", "name", "known"),
        [
            ("checks", "code", {"ARI004", "RDG001"}),
            ("standards", "id", {"cn_2020", "hb_2020"}),
            ("forms", "id", {"cn_project_2020", "hb_department_2020"}),
        ],
    )
    def test_lists_every_unit(self, jiping, command, name, known) -> None:
        text = jiping(command).out
        listed = jiping(command, "--format", "json").json
        assert listed["schema"] == f"jiping.{command}/1"
        rows = listed[command]
        assert known <= {row[name] for row in rows}
        assert len(text.splitlines()) == len(rows)
        assert all(row[name] in text and row["title"]["zh"][:8] in text for row in rows)


@pytest.mark.needs_font
class TestDemo:
    def test_ten_lines_and_every_file(self, jiping, form) -> None:
        outcome = jiping("demo", "-o", "看看")
        assert (outcome.status, outcome.err) == (0, "")
        lines = outcome.out.splitlines()
        assert 8 <= len(lines) <= 12
        assert lines[0].startswith("读取")
        written = {path.name for path in Path("看看").iterdir()}
        assert written == {"forms", "read.json", "check.json", "report.html", "report.txt", SAMPLE}
        printed = {path.suffix for path in Path("看看", "forms").iterdir()}
        assert printed == {".docx", ".xlsx", ".pdf", ".html", ".md", ".json"}
        assert json.loads(Path("看看", "check.json").read_bytes())["schema"] == "jiping.check/1"

    def test_same_bytes_every_time(self, jiping, form) -> None:
        jiping("demo")
        first = {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}
        jiping("demo")
        assert {path: path.read_bytes() for path in first} == first


def test_without_a_command_the_help_is_shown(jiping) -> None:
    outcome = jiping()
    assert outcome.status == 0
    assert "demo" in outcome.out


def test_the_version_is_the_projects(jiping) -> None:
    import jiping as package

    assert jiping("--version").out == f"jiping {package.__version__}\n"


def test_interrupting_is_one_sentence(jiping, form, monkeypatch) -> None:
    def interrupted(*given: object, **settings: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "evaluate", interrupted)
    outcome = jiping("check", form)
    assert outcome.status == 130
    assert outcome.err == "已中断；此前输出的结果有效。\n"


def test_a_reader_that_has_seen_enough_is_no_mistake(form) -> None:
    command = [sys.executable, "-m", "jiping", "read", *[str(form)] * 1]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert said == b""
    assert process.returncode == 0


def test_main_may_be_called_again_and_again(form, capsys) -> None:
    assert main(["explain", "ARI004"]) == 0
    chinese = capsys.readouterr().out
    assert main(["explain", "ARI004", "--lang", "en"]) == 0
    assert main(["explain", "ARI004"]) == 0
    assert capsys.readouterr().out.endswith(chinese)
