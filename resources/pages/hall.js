"use strict";

Object.assign(WORDS.vi, { ahead: "Chương trình tiếp theo, dự kiến", aheadAlone: "Chương trình tiếp theo" });
Object.assign(WORDS.en, { ahead: "Programme to come, expected", aheadAlone: "Programme to come" });

function fits(place) {
  return place.scrollHeight <= place.clientHeight + 1 && place.scrollWidth <= place.clientWidth + 1;
}

// Where in the session the item stands, in the longest form that has room beside the label.
function paintTurn(forms) {
  once(byId("turn"), [forms, byId("label").textContent], () => {
    for (const form of [...forms, ""]) {
      put("turn", form);
      if (form === "" || fits(byId("turn"))) return;
    }
  });
}

// In a break: what is left of the session in place of what comes next, as much as leaves the words above whole.
function paintAhead(ahead, content, words) {
  const place = byId("ahead");
  once(place, [ahead, content.title_forms, content.line, content.figures.length, byId("state").hidden], () => {
    put("ahead-label", ahead[0].time === "" ? words.aheadAlone : words.ahead);
    for (let count = ahead.length; count > 1; count--) {
      byId("ahead-rows").replaceChildren(...ahead.slice(0, count).map(aheadRow));
      place.hidden = false;
      byId("next").hidden = true;
      ahead.slice(0, count).forEach((one, row) => fit("ahead-" + row, one.title_forms));
      fitTitle(content);
      if (fits(byId("title")) && fits(document.querySelector("main"))) return;
    }
    place.hidden = true;
    paintNext(content.next);
    fitTitle(content);
  });
}

function aheadRow(one, row) {
  const line = document.createElement("li");
  for (const [name, id, text] of [["figures", "", one.time], ["title", "ahead-" + row, one.title_forms[0]]]) {
    if (text === "") continue; // an hour that would go on with the clock
    const part = document.createElement("p");
    part.className = name;
    part.id = id;
    part.textContent = text;
    line.append(part);
  }
  return line;
}

const follower = new Follower((content, state) => {
  if (content !== null) {
    const ahead = content.kind === "plain" && content.ahead.length > 1 ? content.ahead : [];
    const place = byId("ahead");
    if (ahead.length === 0 || document.body.classList.contains("backdrop")) {
      place.hidden = true;
      delete place.dataset.asked;
    }
    paintHall(place.hidden ? content : Object.assign({}, content, { next: null }));
    paintTurn(content.kind === "item" ? content.place_forms : []);
    if (ahead.length && !document.body.classList.contains("backdrop")) paintAhead(ahead, content, state.words);
  }
  paintState(content, state);
});
follower.on("taken", (view) => dress(view, () => follower.show()));
follower.begin();
