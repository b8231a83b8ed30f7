(() => {
  const by = (id) => document.getElementById(id), all = [...document.querySelectorAll("details[data-level]")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = all.map((one) => fold([one.id, ...[...one.querySelectorAll(".name,.aka")].map((part) => part.textContent)].join(" ")));
  const areas = [...document.querySelectorAll("section[data-area]")], form = by("_find");
  let opened = null;
  const states = (one) => (one.dataset.is || "").split(" ");
  const picked = (name) => [...form.querySelectorAll("[name=" + name + "]:checked")].map((box) => box.value);
  const show = (one, seen) => one.hidden === seen && (one.hidden = !seen);
  const filter = () => {
    const wanted = fold(by("_q").value).split(/\s+/).filter(Boolean), area = by("_area").value;
    const levels = picked("level"), matters = picked("is");
    const fits = (one, at) => wanted.every((word) => words[at].includes(word)) && (!area || one.parentNode.dataset.area === area) && (!levels.length || levels.includes(one.dataset.level)) && (!matters.length || matters.some((state) => states(one).includes(state)));
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
  const grow = () => {
    const now = new Date(), today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()), line = by("_age");
    const age = Math.round((today - Date.parse(document.querySelector(".asof time").dateTime)) / 864e5);
    if (!(age > 0)) return;
    const past = all.filter((one) => one.dataset.until && Date.parse(one.dataset.until) < today && !states(one).includes("stale"));
    past.forEach((one) => {
      one.dataset.is = [...states(one), "stale"].join(" ").trim();
      const note = document.createElement("span");
      note.className = "note warn";
      note.textContent = "out of date by now";
      one.querySelector(".state").append(" ", note);
    });
    const box = form.querySelector("[name=is][value=stale]");
    if (box) box.parentNode.querySelector("small").textContent = all.filter((one) => states(one).includes("stale")).length;
    line.textContent = "This page is " + age + (age === 1 ? " day" : " days") + " old." + (past.length ? " " + line.dataset.old.replace("{number}", past.length) : "");
    line.classList.toggle("warn", past.length > 0);
    line.hidden = false;
  };
  const copy = async (button) => {
    const words = button.parentNode.querySelector(".words"), range = document.createRange();
    try { await navigator.clipboard.writeText(words.textContent); } catch {
      range.selectNodeContents(words);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  };
  by("_features").addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (button) { event.preventDefault(); copy(button); }
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && (document.activeElement === by("_q") ? !by("_q").value : document.activeElement.tagName !== "SELECT")) { event.preventDefault(); by("_q").focus(); by("_q").select(); }
    if (event.key === "Escape") { form.reset(); filter(); by("_q").focus(); }
  });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = filter();
    if (first) { first.open = true; opened = null; setTimeout(() => first.querySelector("summary").focus()); }
  });
  addEventListener("hashchange", visit);
  form.hidden = false;
  if (!location.hash) by("_q").focus();
  document.querySelectorAll("button.copy").forEach((button) => { button.hidden = false; });
  grow();
  filter();
  visit();
})();
