// The chair sees all that the staff sees; he acts on nothing, he asks.
"use strict";

Object.assign(WORDS.vi, { remind: "Đề nghị nhắc quá giờ", ask_for_time: "Đề nghị thêm 5 phút", waits: "Đề nghị đang chờ bàn điều khiển." });
Object.assign(WORDS.en, { remind: "Ask to remind of the time", ask_for_time: "Ask for 5 minutes more", waits: "The desk has not answered yet." });

const follower = new Follower((content, state) => {
  if (content !== null) {
    paintStaff(content, state.words);
    paintDay(content.day.rows, state.words);
    put("remind", state.words.remind);
    put("ask-for-time", state.words.ask_for_time);
  }
  const asked = content === null ? [] : content.asked;
  for (const key of ["remind", "ask-for-time"]) {
    byId(key).disabled = content === null || !desk.free || asked.includes(key.replace(/-/g, "_"));
  }
  // What was sent is told by the view as long as it waits, to each chair: once it was answered nothing is left of it.
  if (asked.length > 0 && desk.waiting === null && !desk.refused) desk.sentence = "";
  paintAnswer(desk);
  if (asked.length > 0 && desk.sentence === "") put("answer", state.words.waits);
  paintState(content, state);
});
const desk = new Desk(follower, () => follower.show());
byId("remind").addEventListener("click", () => desk.press("remind"));
byId("ask-for-time").addEventListener("click", () => desk.press("ask_for_time", { minutes: 5 }));
follower.begin();
