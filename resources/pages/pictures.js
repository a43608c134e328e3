// Paints what hall and rostrum read. A text is set whole: large, then smaller, then in its short form.
"use strict";

const byId = (id) => document.getElementById(id);

function put(id, text) {
  const place = byId(id);
  if (place === null) return;
  if (place.textContent !== text) place.textContent = text;
  place.hidden = text === "";
}

// forms: the full text first. The size goes from the style's own down to its floor; then the next form is tried.
function fit(id, forms) {
  const place = byId(id);
  if (place === null) return;
  const room = place.clientHeight + "x" + place.clientWidth + "x" + innerWidth + "x" + innerHeight;
  const asked = JSON.stringify(forms) + room;
  if (place.dataset.asked === asked) return;
  const texts = forms.filter((text) => text !== "");
  place.hidden = texts.length === 0;
  for (const text of texts) {
    place.textContent = text;
    for (let share = 100; share >= 50; share -= 5) {
      place.style.fontSize = share + "%";
      if (place.scrollHeight <= place.clientHeight + 1 && place.scrollWidth <= place.clientWidth + 1) {
        place.dataset.asked = asked;
        return;
      }
    }
  }
  place.dataset.asked = asked;
}

function paintTimer(timer) {
  const band = byId("time");
  if (band === null) return;
  band.hidden = timer === null;
  if (timer === null) return;
  document.body.dataset.status = timer.status;
  put("figures", timer.figures);
  put("caption", timer.caption);
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
  put("next-presenter", next.presenter);
  put("next-length", next.length);
  fit("next-title", next.title_forms);
}

function paintHall(content) {
  document.body.dataset.kind = content.kind;
  document.body.dataset.status = "normal";
  if (content.kind === "dark") return;
  put("event", content.heading.event);
  put("event-kind", content.heading.kind);
  put("date", content.heading.date);
  put("clock", content.heading.clock);
  const speech = content.kind === "speech";
  const plain = content.kind === "plain";
  put("label", speech ? content.item_forms[content.item_forms.length - 1] : content.label);
  paintTimer(plain ? null : content.timer);
  paintNext(content.next);
  put("line", plain ? content.line : speech ? content.topic : "");
  put("countdown", plain ? content.figures : "");
  put("subtitle", plain ? content.subtitle : "");
  put("presenter", speech ? content.body : plain ? "" : content.presenter);
  put("item-time", speech && content.item_timer ? content.item_timer.figures : "");
  fit("title", content.title_forms);
}

function paintRostrum(content) {
  document.body.dataset.kind = "rostrum";
  document.body.dataset.status = content.band;
  put("clock", content.clock);
  put("message", content.message);
  put("figures", content.figures);
  put("caption", content.caption);
  byId("time").hidden = content.figures === "" && content.caption === "";
  byId("bar").hidden = content.share === null;
  byId("used").style.transform = "scaleX(" + (content.share === null ? 0 : content.share) + ")";
  put("presenter", content.presenter);
  put("item-time", [content.item_figures, content.item_words].filter(Boolean).join(" · "));
  fit("title", content.title_forms);
}

function paintState(state) {
  put("state", state.line);
  document.body.classList.toggle("doubtful", state.doubtful);
  document.body.classList.toggle("alone", state.alone);
}
