// Paints the whole day as rows, and keeps the current one in view.
"use strict";

const SCROLLING = 2000; // milliseconds; what calm scrolling has not brought by then is brought at once
const LOOKED_AT = 20000; // milliseconds; who scrolls himself is left alone for so long
Object.assign(WORDS.vi, { skipped: "Bỏ qua", not_held: "Không tiến hành", paused: "Tạm dừng", running: "Đang diễn ra", expected: "dự kiến" });
Object.assign(WORDS.en, { skipped: "Skipped", not_held: "Not held", paused: "Paused", running: "Now", expected: "expected" });

let scrolledAt = -LOOKED_AT;
let dayShown = "";
let scrolledTo = -1;
let scrollingSince = 0;

for (const kind of ["wheel", "touchmove", "keydown"]) {
  addEventListener(kind, () => { scrolledAt = performance.now(); }, { passive: true });
}

function made(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

function dayRow(row, words) {
  if (row.state === null) return made("li", "head level" + row.level, row.title);
  const line = made("li", "row " + row.state);
  const hours = made("div", "hours figures");
  const moved = row.time !== "" && row.expected !== "" && row.expected !== row.time;
  hours.append(made("span", moved ? "planned" : "", row.time || row.expected));
  if (moved) hours.append(made("span", "expected", row.expected));
  if (row.expected !== "" && row.state === "pending" && (moved || row.time === "")) hours.append(made("span", "forecast", words.expected));
  const what = made("div", "item");
  if (words[row.state]) what.append(made("p", "state", words[row.state]));
  what.append(made("p", "title", row.title));
  if (row.presenter !== "") what.append(made("p", "presenter", row.presenter));
  line.append(hours, what);
  return line;
}

function paintDay(rows, words) {
  const list = byId("day");
  const asked = JSON.stringify(rows);
  if (asked !== dayShown) {
    dayShown = asked;
    list.replaceChildren(...rows.map((row) => dayRow(row, words)));
  }
  const current = list.querySelector(".running, .paused") || list.querySelector(".pending");
  if (current === null || performance.now() - scrolledAt < LOOKED_AT) return;
  const most = list.scrollHeight - list.clientHeight;
  const place = Math.max(0, Math.min(most, Math.round(current.offsetTop - list.clientHeight * 0.3)));
  if (Math.abs(place - list.scrollTop) < 2) {
    scrolledTo = -1;
  } else if (place !== scrolledTo) {
    scrolledTo = place;
    scrollingSince = performance.now();
    list.scrollTo({ top: place, behavior: "smooth" });
  } else if (performance.now() - scrollingSince > SCROLLING) {
    list.scrollTop = place;
  }
}
