// A linked point: follows the hall, answers the roll call and asks for the floor. docs/protocol.md tells its messages.
"use strict";

const SLOW = 400; // milliseconds there and back
Object.assign(WORDS.vi, {
  good: "Đường truyền tốt · {ms} ms", slow: "Đường truyền chậm · {ms} ms", gone: "Mất đường truyền",
  point: "Điểm cầu {name}", unsure: "Đường truyền vừa ngắt; xem lại rồi bấm.",
  roll: "Điểm danh điểm cầu", delegates: "Số đại biểu có mặt", chair: "Đồng chí chủ trì tại điểm cầu", present: "Báo có mặt", change: "Sửa",
  written: "Đã ghi lúc {time}: có mặt {count} đại biểu", chaired: ", chủ trì: {chair}", excused: "Hội trường đã ghi: điểm cầu được vắng mặt.",
  number: "Nhập số đại biểu bằng chữ số.", nobody: "Nhập họ và tên người phát biểu.",
  hand: "Đăng ký phát biểu", speaker: "Họ và tên, chức vụ", topic: "Nội dung", raise: "Đăng ký", back: "Rút đăng ký",
  raised: "Đã đăng ký: {name}. Thứ tự: {place}", queued: "Đã vào danh sách phát biểu: {name}. Thứ tự: {place}",
  invited: "Mời {name} phát biểu", limit: "Thời gian phát biểu: {minutes} phút", open: "Không giới hạn thời gian",
  said: "Thông báo từ điểm cầu trung tâm", test: "Kiểm tra đường truyền: hai bên cùng đọc số này", read: "Đã thấy số này", read_done: "Hội trường đã nhận.",
  question: "Hỏi bàn điều khiển", send: "Gửi", asked: "Đã gửi, đang chờ trả lời: {text}",
  expected: "Mời trở lại hội trường lúc {time}", finish: "Tổ đã thảo luận xong", go_on: "Tổ thảo luận tiếp",
});
Object.assign(WORDS.en, {
  good: "Good line · {ms} ms", slow: "Slow line · {ms} ms", gone: "No line",
  point: "Linked point {name}", unsure: "The line was cut; look, then press.",
  roll: "Roll call of the points", delegates: "Delegates present", chair: "Who chairs here", present: "We are present", change: "Change",
  written: "Written down at {time}: {count} delegates", chaired: ", chaired by {chair}", excused: "The hall has written down: excused.",
  number: "Give the number of delegates in figures.", nobody: "Give the speaker’s name.",
  hand: "Ask for the floor", speaker: "Full name, office", topic: "Topic", raise: "Ask for the floor", back: "Take it back",
  raised: "Asked for: {name}. Place: {place}", queued: "On the list of speakers: {name}. Place: {place}",
  invited: "{name} has the floor", limit: "Limit: {minutes} min", open: "No limit",
  said: "Message from the hall", test: "Line test: both sides read this number", read: "I read this number", read_done: "The hall has it.",
  question: "Ask the desk", send: "Send", asked: "Sent, not answered yet: {text}",
  expected: "Please be back in the hall at {time}", finish: "The group has finished", go_on: "The group goes on",
});

let standing = null;
let behindSince = null;
let changing = false;

class PointDesk extends Desk {
  asked(name, act, more) {
    return Object.assign({ type: act, press: name, at: this.follower.clock.now() }, more);
  }

  say(asked) {
    this.follower.say(asked);
  }

  // What holds now is told anew over each line: whoever pressed looks at it.
  sendAgain() {
    if (this.waiting === null || this.waiting.socket === this.follower.socket) return;
    this.waiting = null;
    this.tell(this.follower.words.unsure, true);
  }
}

function filled(words, values) {
  return Object.entries(values).reduce((text, [name, value]) => text.replace("{" + name + "}", () => value), words);
}

function minutesOf(length) {
  const minutes = Math.round((length / 60000) * 10) / 10;
  return String(minutes).padStart(2, "0");
}

// Of two standings the older is never shown.
function takeStanding(message) {
  if (standing !== null && standing.conference === message.conference) {
    if (message.epoch < standing.epoch || (message.epoch === standing.epoch && message.number < standing.number)) return;
  }
  standing = message;
  behindSince = null;
  follower.show();
}

function checkStanding(pong) {
  if (standing === null || pong.epoch < standing.epoch || pong.standing <= standing.number) {
    behindSince = null;
  } else if (behindSince === null) {
    behindSince = performance.now();
  } else if (performance.now() - behindSince > STALE) {
    behindSince = null;
    follower.say({ type: "hello", format: "timekeeper-point/1" });
  }
}

function paintQuality(words) {
  const trip = follower.trip;
  const slow = !follower.connected || trip === null || trip >= SLOW;
  byId("quality").classList.toggle("slow", slow);
  put("quality", follower.connected && trip !== null ? filled(slow ? words.slow : words.good, { ms: Math.round(trip) }) : words.gone);
}

function paintFloor(floor, words) {
  byId("floor").hidden = floor === null;
  if (floor === null) return;
  const left = floor.until !== null ? Math.floor(floor.until / 1000) * 1000 - Math.floor(follower.clock.now() / 1000) * 1000 : floor.left;
  put("floor-title", filled(words.invited, { name: floor.name }));
  put("floor-limit", floor.limit === null ? words.open : filled(words.limit, { minutes: minutesOf(floor.limit) }));
  put("floor-figures", left === null ? "" : (left < 0 ? "+" : "") + figures(left));
  byId("floor").classList.toggle("over", left !== null && left < 0);
}

function paintRollCall(words) {
  const { present, excused } = standing;
  byId("roll-call").hidden = !standing.roll_call && present === null && !excused;
  put("roll-title", words.roll);
  const told = present && filled(words.written, { time: follower.timeOf(present.at).slice(0, 5), count: String(present.delegates) });
  put("roll-told", present ? told + (present.chair ? filled(words.chaired, { chair: present.chair }) : "") : excused ? words.excused : "");
  byId("roll-fields").hidden = !standing.roll_call || (present !== null && !changing);
  byId("roll-change").hidden = !standing.roll_call || present === null || changing;
}

function paintHand(words) {
  const hand = standing.hand;
  put("hand-title", words.hand);
  put("hand-told", hand === null ? "" : filled(hand.queued ? words.queued : words.raised, { name: hand.name, place: String(hand.place) }));
  byId("hand-fields").hidden = hand !== null;
  byId("hand-back").hidden = hand === null;
}

function paintTest(words) {
  byId("test").hidden = standing.test === null;
  if (standing.test === null) return;
  put("test-number", String(standing.test));
  byId("test-read").hidden = standing.number_read;
  put("test-done", standing.number_read ? words.read_done : "");
}

// A group in its room is told when what comes next in the hall calls it back.
function paintBack(content, words) {
  const time = standing.apart && content.kind === "item" && content.next !== null ? content.next.time : "";
  byId("back").hidden = time === "";
  put("back", time === "" ? "" : filled(words.expected, { time }));
}

function paintStanding(words) {
  const whole = standing.room || /^(điểm cầu|linked point)\s/i.test(standing.name);
  put("point-name", whole ? standing.name : filled(words.point, { name: standing.name }));
  document.title = standing.name;
  paintFloor(standing.floor, words);
  byId("said").hidden = standing.message === null;
  put("said-text", standing.message === null ? "" : standing.message.text);
  paintTest(words);
  paintRollCall(words);
  paintHand(words);
  put("question-told", standing.question === "" ? "" : filled(words.asked, { text: standing.question }));
  byId("group").hidden = !standing.room;
  document.body.classList.toggle("room", standing.room);
  put("finished", standing.finished ? words.go_on : words.finish);
}

const NAMED = {
  "said-title": "said", "test-title": "test", "test-read": "read", "delegates-label": "delegates", "chair-label": "chair", "roll-send": "present",
  "roll-change": "change", "speaker-label": "speaker", "topic-label": "topic", "hand-send": "raise", "hand-back": "back",
  "question-title": "question", "question-send": "send",
};

const follower = new Follower((content, state) => {
  const known = content !== null && standing !== null;
  if (known) {
    const hidden = ["test-read", "roll-change", "hand-back"].filter((id) => byId(id).hidden);
    for (const [id, name] of Object.entries(NAMED)) put(id, state.words[name]);
    for (const id of hidden) byId(id).hidden = true;
    paintHall(content);
    put("clock", follower.timeOf(follower.clock.now()).slice(0, 5)); // the office's picture brings none
    paintStanding(state.words);
    paintBack(content, state.words);
    paintQuality(state.words);
  }
  for (const button of document.querySelectorAll(".card button")) button.disabled = !known || !desk.free;
  paintAnswer(desk);
  paintState(known ? content : null, state);
});
const desk = new PointDesk(follower, () => follower.show());

function pressed(form, press) {
  byId(form).addEventListener("submit", (event) => {
    event.preventDefault();
    press();
  });
}

pressed("roll-call", () => {
  const count = byId("delegates").value.trim();
  if (!/^\d{1,5}$/.test(count) || Number(count) > 20000) {
    desk.tell(follower.words.number, true);
    return;
  }
  changing = false;
  desk.press("present", { delegates: Number(count), chair: byId("chair").value });
});
pressed("hand", () => {
  if (byId("speaker").value.trim() === "") desk.tell(follower.words.nobody, true);
  else desk.press("ask_floor", { name: byId("speaker").value, topic: byId("topic").value });
});
pressed("question", () => {
  if (byId("question-text").value.trim() === "") return;
  desk.press("question", { text: byId("question-text").value });
  byId("question-text").value = "";
});
byId("roll-change").addEventListener("click", () => {
  changing = true;
  follower.show();
});
byId("hand-back").addEventListener("click", () => desk.press("take_back"));
byId("test-read").addEventListener("click", () => desk.press("number_read", { number: standing.test }));
byId("finished").addEventListener("click", () => desk.press("finished", { finished: !standing.finished }));
follower.on("standing", takeStanding);
follower.on("pong", checkStanding);
follower.on("taken", (view) => dress(view, () => follower.show()));
follower.begin();
