// Opens a page in a real Chromium with the network off, does what the job says, and prints what was seen as JSON.
// Usage: node probe.mjs MODULES CHROMIUM, with the job on standard input: {page, width, scheme, media, hash, on, steps, axe, shot}
// A job that is `plain` looks at any page; every other one at the inventory page, and tells its state.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, executablePath] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "x.js"));
const { chromium } = require("playwright-core");
const jobs = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

const state = () => ({
  shown: [...document.querySelectorAll("details[data-level]")].filter((one) => !one.hidden).map((one) => one.id),
  open: [...document.querySelectorAll("details[open]")].map((one) => one.id),
  headings: [...document.querySelectorAll("section[data-area]")].filter((one) => !one.hidden).map((one) => one.dataset.area),
  count: document.getElementById("_count").textContent,
  none: !document.getElementById("_none").hidden,
  focus: document.activeElement.closest("details")?.id ?? document.activeElement.id,
  old: document.getElementById("_age").hidden ? "" : document.getElementById("_age").textContent,
  wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  target: Math.round(document.querySelector("details[open]")?.getBoundingClientRect().top ?? -1),
});

async function seen(job) {
  const context = await browser.newContext({
    viewport: { width: job.width ?? 1280, height: 900 }, colorScheme: job.scheme ?? "light", offline: true,
    bypassCSP: Boolean(job.axe),
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  if (job.on) await page.clock.setFixedTime(new Date(job.on + "T12:00:00"));
  const requests = [], troubles = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (line) => { if (line.type() === "error") troubles.push(line.text()); });
  page.on("dialog", (dialog) => { troubles.push("dialog"); dialog.dismiss(); });
  if (job.media) await page.emulateMedia({ media: job.media });
  await page.goto("file://" + job.page + (job.hash ?? ""));
  for (const [what, ...args] of job.steps ?? []) {
    if (what === "type") await page.fill("#_q", args[0]);
    if (what === "level") await page.getByRole("checkbox", { name: args[0] }).check();
    if (what === "area") await page.selectOption("#_area", args[0]);
    if (what === "press") await page.keyboard.press(args[0]);
    if (what === "hash") await page.evaluate((hash) => { location.hash = hash; }, args[0]);
    if (what === "copy") await page.click(`[id="${args[0]}"] + .say button`);
    if (what === "open") await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  }
  await page.waitForTimeout(50);
  const wide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  const told = job.plain ? { wide: await page.evaluate(wide) } : await page.evaluate(state);
  const answer = { ...told, requests, troubles };
  if (job.steps?.some(([what]) => what === "copy")) answer.copied = await page.evaluate(() => navigator.clipboard.readText());
  if (job.axe) {
    await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"], preload: false }));
    answer.violations = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
  }
  if (job.timing) answer.timing = await page.evaluate(measure, job.timing);
  if (job.shot) {
    // A window as high as the page: rows out of sight are not painted, and a picture would show them blank.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: job.width ?? 1280, height: height + 400 });
    await page.waitForTimeout(200);
    await page.screenshot({ path: job.shot });
  }
  await context.close();
  return answer;
}

async function measure(words) {
  const box = document.getElementById("_q"), load = performance.getEntriesByType("navigation")[0], keys = [];
  for (const word of words) {
    const start = performance.now();
    box.value = word;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.getBoundingClientRect();
    keys.push(Math.round(performance.now() - start));
  }
  return { load: Math.round(load.loadEventEnd), keys };
}

const answers = [];
for (const job of jobs) answers.push(await seen(job));
await browser.close();
console.log(JSON.stringify(answers));
