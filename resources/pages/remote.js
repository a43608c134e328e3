// The operator's keys for one thumb. Each says what it will do; what is not permitted is grey.
"use strict";

Object.assign(WORDS.vi, {
  nothing: "Không còn nội dung nào", previous: "Nội dung trước", pause: "Tạm dừng", undo: "Hoàn tác", message: "Thông báo",
  show: "Hiện", take_down: "Gỡ thông báo", back: "Đóng", minutes: "phút", free: "Nội dung thông báo tới hội trường",
});
Object.assign(WORDS.en, {
  nothing: "Nothing is left", previous: "Previous item", pause: "Pause", undo: "Undo", message: "Message",
  show: "Show", take_down: "Take the message down", back: "Close", minutes: "min", free: "Message to the hall",
});

const ADDING = { more: 1, less: -1, "more-five": 5, "less-five": -5 };
let preparedShown = "";

function name(key, text, permitted) {
  const button = byId(key);
  put(key, text);
  button.disabled = !permitted || !desk.free;
}

function paintPrepared(prepared) {
  const asked = JSON.stringify(prepared);
  if (asked === preparedShown) return;
  preparedShown = asked;
  byId("prepared").replaceChildren(
    ...prepared.map((text) => {
      const button = made("button", "plain", text);
      button.type = "button";
      button.addEventListener("click", () => tell(text));
      return button;
    }),
  );
}

function tell(text) {
  if (!desk.free) return;
  desk.press("message", { text: text.slice(0, 200) });
  byId("messages").hidden = true;
  byId("text").value = "";
}

function paintRemote(content, words) {
  const buttons = content.buttons;
  put("clock", content.rostrum.clock);
  put("deviation", content.deviation);
  paintTrueTime(content.rostrum);
  name("go-on", buttons.go_on || words.nothing, buttons.go_on !== "");
  name("previous", buttons.previous || words.previous, buttons.previous !== "");
  name("pause", buttons.pause || words.pause, buttons.pause !== "");
  name("undo", buttons.undo || words.undo, buttons.undo !== "");
  name("dark", buttons.dark, true);
  name("tell", words.message, true);
  for (const [key, minutes] of Object.entries(ADDING)) {
    name(key, (minutes > 0 ? "+" : "−") + Math.abs(minutes) + " " + words.minutes, buttons.time);
  }
  paintPrepared(buttons.prepared);
  name("show-text", words.show, true);
  put("close-messages", words.back);
  put("take-down", words.take_down);
  byId("take-down").hidden = buttons.message === "";
  put("shown-now", buttons.message);
  byId("text").placeholder = words.free;
}

const follower = new Follower((content, state) => {
  if (content !== null) paintRemote(content, state.words);
  if (content === null || state.alone) for (const button of document.querySelectorAll("#keys button")) button.disabled = true;
  paintAnswer(desk);
  paintState(content, state);
});
const desk = new Desk(follower, () => follower.show());
const door = new Door(follower);
for (const [key, act] of [["go-on", "go_on"], ["previous", "previous"], ["pause", "pause"], ["undo", "undo"], ["dark", "dark"]]) {
  byId(key).addEventListener("click", () => desk.press(act));
}
for (const [key, minutes] of Object.entries(ADDING)) {
  byId(key).addEventListener("click", () => desk.press("add", { minutes }));
}
byId("tell").addEventListener("click", () => { byId("messages").hidden = false; });
byId("close-messages").addEventListener("click", () => { byId("messages").hidden = true; });
byId("take-down").addEventListener("click", () => tell(""));
byId("messages").addEventListener("submit", (event) => {
  event.preventDefault();
  if (byId("text").value.trim() !== "") tell(byId("text").value.trim());
});
follower.begin();
