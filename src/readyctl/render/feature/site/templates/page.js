(() => {
  const by = (id) => document.getElementById(id), all = [...document.querySelectorAll("details[data-level]")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = all.map((one) => fold([one.id, ...[...one.querySelectorAll(".name,.aka")].map((part) => part.textContent)].join(" ")));
  const areas = [...document.querySelectorAll("section[data-area]")], form = by("_find");
  let opened = null;
  const show = (one, seen) => one.hidden === seen && (one.hidden = !seen);
  const filter = () => {
    const wanted = fold(by("_q").value).split(/\s+/).filter(Boolean), area = by("_area").value;
    const levels = [...form.querySelectorAll("[name=level]:checked")].map((box) => box.value);
    const fits = (one, at) => wanted.every((word) => words[at].includes(word)) && (!area || one.parentNode.dataset.area === area) && (!levels.length || levels.includes(one.dataset.level));
    const found = all.filter((one, at) => { const seen = fits(one, at); show(one, seen); return seen; });
    const inhabited = new Set(found.map((one) => one.parentNode));
    areas.forEach((section) => show(section, inhabited.has(section)));
    show(by("_none"), !found.length && all.length > 0);
    by("_count").textContent = (found.length < all.length ? found.length + " of " : "") + all.length + (all.length === 1 ? " feature" : " features");
    if (opened) opened = opened.open = null;
    if (wanted.length && found.length === 1 && !found[0].open) (opened = found[0]).open = true;
    return found;
  };
  const visit = () => {
    const target = by(decodeURIComponent(location.hash.slice(1))), one = target && target.closest("details");
    if (!one) return;
    if (one.hidden) { form.reset(); filter(); }
    one.open = true;
    one.scrollIntoView();
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = filter();
    if (first) { first.open = true; opened = null; setTimeout(() => first.querySelector("summary").focus()); }
  });
  addEventListener("hashchange", visit);
  form.hidden = false;
  filter();
  visit();
})();
