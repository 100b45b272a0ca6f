// Opens a finding's manual page (kept once in the file) and the finding a mark leads to.
document.addEventListener("toggle", function (event) {
  var finding = event.target;
  if (!finding.open || !finding.dataset || !finding.dataset.code) return;
  var page = document.getElementById("page-" + finding.dataset.code);
  var place = finding.querySelector(".page");
  if (page && place && !place.hasChildNodes()) place.appendChild(page.content.cloneNode(true));
}, true);
function openTarget() {
  var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.tagName === "DETAILS") { target.open = true; target.scrollIntoView(); }
}
window.addEventListener("hashchange", openTarget);
window.addEventListener("DOMContentLoaded", openTarget);
