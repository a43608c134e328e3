// Paints what hall and rostrum read. A text is set whole: large, then smaller, then in its short form.
"use strict";

const byId = (id) => document.getElementById(id);

function put(id, text) {
  const place = byId(id);
  if (place === null) return;
  if (place.textContent !== text) place.textContent = text;
  place.hidden = text === "";
}

// A typeface that came after a text was measured makes it another length.
let typefaces = 0;
document.fonts.addEventListener("loadingdone", () => { typefaces += 1; });

// Asks nothing twice: done is said anew only when what it depends on is another.
function once(place, asked, work) {
  const key = JSON.stringify(asked) + innerWidth + "x" + innerHeight + "/" + typefaces;
  if (place === null || place.dataset.asked === key) return;
  work();
  place.dataset.asked = key;
}

// forms: the full text first. It takes what room there is, from the most to the least; then the next form is tried.
function fit(id, forms, beside = "") {
  const place = byId(id);
  once(place, [forms, beside], () => {
    const texts = forms.filter((text) => text !== "");
    place.hidden = texts.length === 0;
    const most = Number(getComputedStyle(place).getPropertyValue("--most")) || 100;
    for (const text of texts) {
      place.textContent = text;
      const least = text === texts[texts.length - 1] ? 50 : 75;
      for (let share = most; share >= least; share -= 5) {
        place.style.fontSize = share + "%";
        if (place.scrollHeight <= place.clientHeight + 1 && place.scrollWidth <= place.clientWidth + 1) return;
      }
    }
  });
}

// Figures are never cut or turned to a second line: they get smaller. The typeface's digits differ in width, 4 is the
// widest: so much room is kept, and nothing beside them moves from second to second.
function fitFigures(id) {
  const place = byId(id);
  const text = place.textContent;
  const widest = text.replace(/\d/g, "4");
  once(place, [widest, place.hidden], () => {
    place.style.fontSize = place.style.minWidth = "";
    place.textContent = widest;
    const room = place.clientWidth;
    if (place.scrollWidth > room && room > 0) {
      const size = parseFloat(getComputedStyle(place).fontSize);
      place.style.fontSize = Math.floor((size * room) / place.scrollWidth - 0.5) + "px";
    }
    place.style.minWidth = Math.min(room, place.scrollWidth) + "px";
    place.textContent = text;
  });
}

function paintHeading(heading) {
  put("event", heading.event);
  put("event-kind", heading.kind);
  put("date", heading.date);
  put("clock", heading.clock);
}

function paintTimer(timer) {
  const band = byId("time");
  if (band === null) return;
  band.hidden = timer === null;
  if (timer === null) return;
  document.body.dataset.status = timer.status;
  put("figures", timer.figures);
  put("caption", timer.caption);
  fitFigures("figures");
  const bar = byId("bar");
  if (bar !== null) {
    bar.hidden = timer.progress === null;
    byId("used").style.transform = "scaleX(" + (timer.progress === null ? 0 : timer.progress) + ")";
  }
}

function paintNext(next) {
  const place = byId("next");
  if (place === null) return;
  place.hidden = next === null;
  if (next === null) return;
  put("next-label", next.label);
  put("next-time", next.time);
  put("next-note", next.note);
  put("next-presenter", next.presenter);
  put("next-length", next.length);
  fit("next-title", next.title_forms, next.presenter + next.label);
}

// A view names the office's pictures of its time: where it names others than the page has, those are fetched.
function dress(view, painted) {
  const style = byId("backdrop-style");
  const wanted = "backdrop.css?" + (view.backdrops || ""); // never the page's own address, which Firefox does not ask twice
  if (style === null || style.dataset.has === wanted) return;
  style.onload = () => {
    style.dataset.has = wanted;
    painted();
  };
  style.href = wanted;
}

// The office's own picture, with hour and sentence in a band below it. What there are pictures of, backdrop.css says.
function paintBackdrop(content) {
  const place = byId("backdrop");
  if (place === null) return false;
  const alone = content.kind === "alone";
  document.body.dataset.occasion = alone ? "welcome" : content.occasion || "";
  const found = getComputedStyle(place).backgroundImage !== "none";
  document.body.classList.toggle("backdrop", found);
  if (!found || alone) return found;
  const following = content.next === null ? "" : content.next.title_forms[content.next.title_forms.length - 1];
  const title_forms = content.line === "" ? content.title_forms : [content.line];
  const presenter = content.figures || following;
  paintNext({ label: content.label, time: content.heading.clock, title_forms, presenter, length: "", note: "" });
  return true;
}

// A dark page keeps no word of what it showed: a conference may have become secret.
function forget() {
  for (const place of document.querySelectorAll("[data-asked]")) delete place.dataset.asked;
  const next = ["next-label", "next-title", "next-presenter"];
  const words = ["event", "event-kind", "label", "title", "presenter", "line", "subtitle", "turn", ...next];
  for (const id of words) put(id, "");
  const rows = byId("ahead-rows");
  if (rows !== null) rows.replaceChildren();
}

function paintHall(content) {
  document.body.dataset.kind = content.kind;
  document.body.dataset.status = "normal";
  if (content.kind === "dark") forget();
  if (paintBackdrop(content) || content.kind === "dark" || content.kind === "alone") return;
  paintHeading(content.heading);
  const speech = content.kind === "speech";
  const plain = content.kind === "plain";
  put("label", speech ? content.item_forms[content.item_forms.length - 1] : content.label);
  paintTimer(plain ? null : content.timer);
  paintNext(content.next);
  put("line", plain ? content.line : speech ? content.topic : "");
  put("countdown", plain ? content.figures : "");
  put("subtitle", plain ? content.subtitle : "");
  put("presenter", speech ? content.body : plain ? "" : content.presenter);
  const itemTime = speech && content.item_timer;
  put("item-time", itemTime ? itemTime.caption + " " + itemTime.figures : "");
  if (plain && content.figures !== "") fitFigures("countdown");
  fitTitle(content);
}

function fitTitle(content) {
  const beside = [byId("presenter"), byId("line"), byId("subtitle"), byId("countdown"), byId("label")].map((each) => each.textContent.length);
  const below = byId("ahead-rows");
  const around = ["time", "next", "state"].map((each) => byId(each).hidden);
  fit("title", content.title_forms, JSON.stringify([beside, around, below === null || byId("ahead").hidden ? 0 : below.childElementCount]));
}

// The speaker's own time, which courtesy does not hide.
function paintTrueTime(content) {
  document.body.dataset.status = content.band;
  put("figures", content.figures);
  put("caption", content.caption);
  fitFigures("figures");
  byId("bar").hidden = content.share === null;
  byId("used").style.transform = "scaleX(" + (content.share === null ? 0 : content.share) + ")";
  put("presenter", content.presenter);
  put("item-time", [content.item_figures, content.item_words].filter(Boolean).join(" · "));
  fit("title", content.title_forms, content.presenter + byId("time").hidden + content.line);
}

// The words that introduce the next item, and who says them.
function lineOf(content) {
  return content.line && [content.introduced_by, content.line].filter(Boolean).join(": ");
}

function paintRostrum(content) {
  fit("line", [lineOf(content)]);
  document.body.dataset.kind = "rostrum";
  put("clock", content.clock);
  put("message", content.message);
  byId("time").hidden = content.figures === "" && content.caption === "";
  paintTrueTime(content);
}

function paintAnswer(desk) {
  put("answer", desk.sentence);
  byId("answer").classList.toggle("refused", desk.refused);
}

function paintState(content, state) {
  document.body.classList.toggle("empty", content === null);
  put("state", state.line);
  document.body.classList.toggle("doubtful", state.doubtful);
  document.body.classList.toggle("alone", state.alone);
}
