// Follows the hall: keeps the newest view and the hall's clock, and says what is to be read now.
// The same rules as src/timekeeper/views/following.py; docs/protocol.md tells the format.
"use strict";

const SAMPLES = 8;
const DRIFT = 10;
const PING_EVERY = 5000;
const FIRST_PINGS = 200;
const MOST_FIRST_PINGS = 40;
const SURE = 50;
const DOUBTFUL = 250;
const SLEPT = 5000;
const STALE = 2000;
const TO_CONNECT = 1500;
const WORDS = {
  vi: {
    lost: "Mất kết nối từ {time}",
    alone: "Đang kết nối…",
    closed: "Liên kết này đã bị thu hồi. Cần lấy liên kết mới ở bàn điều khiển.",
  },
  en: {
    lost: "No connection since {time}",
    alone: "Connecting…",
    closed: "This link was taken back. Ask for a new one at the desk.",
  },
};

class HallClock {
  // Milliseconds since 1970 as the hall has them, from monotonic time: this computer's own date may be wrong.
  constructor() {
    this.samples = [];
    this.best = null;
    this.looked = [performance.now(), Date.now()];
  }

  pong(sent, arrived, left) {
    const back = performance.now();
    const trip = back - sent - (left - arrived);
    const offset = (arrived - sent + (left - back)) / 2;
    // Half a round trip bounds the error of each: where two contradict each other the hall has another clock now.
    if (this.samples.some((old) => Math.abs(offset - old.offset) > (trip + old.trip) / 2 + DRIFT)) this.samples = [];
    this.samples.push({ trip, offset });
    if (this.samples.length > SAMPLES) this.samples.shift();
    this.best = this.samples.reduce((a, b) => (b.trip < a.trip ? b : a));
    return trip;
  }

  // Believes the next answer, whatever was measured over another line, or before a sleep; doubts all until then.
  measureAnew() {
    this.samples = [];
  }

  // Whether time was slept through since the last look. The monotonic clock of some systems stands still meanwhile;
  // this computer's date does not, and by how much it moved is right even where the date is wrong.
  slept() {
    const now = [performance.now(), Date.now()];
    const [here, dated] = now.map((each, which) => each - this.looked[which]);
    this.looked = now;
    return here > SLEPT || Math.abs(dated - here) > SLEPT;
  }

  get known() {
    return this.best !== null;
  }

  get doubt() {
    return this.samples.length === 0 ? Infinity : Math.max(0, this.best.trip / 2);
  }

  now() {
    return performance.now() + (this.best === null ? 0 : this.best.offset);
  }
}

function pieceAt(list, at, startOf) {
  let found = list[0];
  for (const piece of list) {
    if (startOf(piece) > at) break;
    found = piece;
  }
  return found;
}

function figures(length) {
  const seconds = Math.round(Math.abs(length) / 1000);
  const two = (count) => String(count).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = two(Math.floor((seconds % 3600) / 60));
  return (hours ? hours + ":" : "") + minutes + ":" + two(seconds % 60);
}

class Reader {
  constructor(view, at) {
    this.view = view;
    this.at = at;
  }

  local(instant) {
    return new Date(instant + pieceAt(this.view.zone, instant, (each) => each[0])[1] * 1000);
  }

  which(knots) {
    return pieceAt(knots, this.at, (knot) => knot[0])[3] || "";
  }

  value(knots) {
    const [since, value, moves] = pieceAt(knots, this.at, (knot) => knot[0]);
    return value + (this.at - since) * moves;
  }

  hour(date) {
    return date.toISOString().slice(11, 16);
  }

  text(reading) {
    const words = this.view.words;
    if (reading.clock === "now") return this.hour(this.local(this.at));
    if (reading.date === "now") {
      const [year, month, day] = this.local(this.at).toISOString().slice(0, 10).split("-");
      return day + "/" + month + "/" + year;
    }
    if (reading.clock) return this.hour(new Date(this.value(reading.clock))) + this.which(reading.clock);
    if (reading.prose) {
      const [hour, minute] = this.hour(new Date(this.value(reading.prose))).split(":");
      const form = minute === "00" ? words.hour : words.hour_and_minute;
      return form.replace("{hour}", String(Number(hour))).replace("{minute}", minute) + this.which(reading.prose);
    }
    if ("left" in reading) return figures(Math.max(0, reading.left - this.at));
    if ("gone" in reading) return figures(this.at - reading.gone);
    const length = this.value(reading.deviation);
    const count = Math.floor(Math.abs(length) / 60000);
    if (!count) return words.on_time;
    const hours = Math.floor(count / 60);
    const minutes = count % 60;
    const form = !hours ? words.minutes : minutes ? words.hours_and_minutes : words.hours;
    const told = form.replace("{hours}", String(hours)).replace("{minutes}", String(minutes));
    return (length > 0 ? words.late : words.early).replace("{length}", told);
  }

  resolved(value) {
    if (Array.isArray(value)) {
      const isText = value.some((each) => typeof each === "object" && each !== null && Object.keys(each).length === 1);
      if (!isText) return value.map((each) => this.resolved(each));
      return value.map((each) => (typeof each === "string" ? each : this.text(each))).join("");
    }
    if (typeof value !== "object" || value === null) return value;
    if (typeof value.since === "number" && typeof value.of === "number") {
      return Math.min(1, (this.at - value.since) / value.of);
    }
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.resolved(each)]));
  }
}

function read(view, now) {
  const at = Math.max(Math.floor(now / 1000) * 1000, view.segments[0].from);
  return new Reader(view, at).resolved(pieceAt(view.segments, at, (segment) => segment.from).picture);
}

class Follower {
  // paint(content, state): called at each second of the hall and at each change.
  constructor(paint) {
    this.paint = paint;
    this.clock = new HallClock();
    this.view = null;
    this.lostSince = null;
    this.revoked = false;
    this.wait = 500;
    this.trip = null;
    this.behindSince = null;
    this.handlers = {};
  }

  // Begins to follow, once all that paints and listens is there.
  begin() {
    this.connect();
    this.tick();
    setInterval(() => this.look(), 1000);
    addEventListener("resize", () => this.show());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.look(true);
    });
  }

  // Besides what the hall says, "taken" tells of a view that was taken.
  on(type, handler) {
    (this.handlers[type] = this.handlers[type] || []).push(handler);
  }

  tell(type, message) {
    for (const handler of this.handlers[type] || []) handler(message);
  }

  say(message) {
    if (!this.connected) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  get connected() {
    return this.socket !== undefined && this.socket.readyState === WebSocket.OPEN;
  }

  get words() {
    return WORDS[document.documentElement.lang] || WORDS.vi;
  }

  // A line to the hall; mqtt.js opens one to the broker instead.
  open() {
    return new WebSocket("ws://" + location.host + location.pathname.replace(/[^/]*$/, "live"));
  }

  connect() {
    if (this.revoked) return;
    const socket = this.open();
    this.socket = socket;
    this.heard = performance.now();
    socket.addEventListener("open", () => {
      this.wait = 500;
      this.clock.measureAnew();
      this.pings = 0;
      this.unanswered = true;
      this.ping();
    });
    socket.addEventListener("message", (event) => {
      if (socket === this.socket) this.receive(JSON.parse(event.data));
    });
    socket.addEventListener("close", (event) => {
      if (socket !== this.socket) return;
      if (event.code === 1008) this.forget();
      this.lost();
    });
  }

  // A line that finds nobody tells no reason, and Firefox lets each one wait longer, up to a minute. So the page's own
  // address is asked first: it answers at once when the hall is back, and says whether its link is gone.
  knock() {
    const patience = new AbortController();
    setTimeout(() => patience.abort(), TO_CONNECT);
    fetch(location.pathname, { cache: "no-store", signal: patience.signal }).then(
      (answer) => (answer.status === 404 ? this.forget() : this.connect()),
      () => this.lost()
    );
  }

  // Whose link was taken back keeps nothing of what he read.
  forget() {
    this.revoked = true;
    this.view = null;
    for (const element of document.querySelectorAll("body *:not(script)")) {
      if (element.children.length === 0) element.textContent = "";
    }
    this.show();
  }

  lost() {
    if (this.lostSince === null && this.clock.known) this.lostSince = this.clock.now();
    const old = this.socket;
    this.socket = undefined;
    if (old !== undefined) old.close();
    this.show();
    if (this.revoked) return;
    setTimeout(() => this.knock(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(this.wait * 1.5, 1200);
  }

  // Soon again at first: a browser that is still busy with the page itself answers late, and measures badly.
  ping() {
    clearTimeout(this.pingTimer);
    const epoch = this.view === null ? 0 : this.view.epoch;
    if (!this.say({ type: "ping", ping: performance.now(), trip: this.trip, epoch })) return;
    this.pings += 1;
    const quick = this.pings < SAMPLES || (this.pings < MOST_FIRST_PINGS && this.clock.doubt > SURE);
    this.pingTimer = setTimeout(() => this.ping(), quick ? FIRST_PINGS : PING_EVERY);
  }

  receive(message) {
    this.heard = performance.now();
    if (message.type === "pong") {
      if (this.view !== null && message.epoch < this.view.epoch) return; // of a desk that was succeeded
      this.trip = Math.max(0, this.clock.pong(message.ping, message.arrived, message.left));
      this.unanswered = false;
      this.checkNumber(message);
      this.tell("pong", message);
      this.tick();
    } else if (message.type === "view") {
      this.take(message.view);
    } else {
      this.tell(message.type, message);
    }
  }

  // A view that is older than what was seen of the same conference is never shown.
  take(view) {
    const seen = this.view;
    if (view.format !== "timekeeper-view/1") return;
    // Over a broker the hall may come after this page's pings, or be another desk with a clock of its own.
    if ((this.unanswered && this.pings >= SAMPLES) || (seen !== null && view.epoch > seen.epoch)) this.ping();
    if (seen !== null && seen.conference === view.conference) {
      if (view.epoch < seen.epoch || (view.epoch === seen.epoch && view.seq < seen.seq)) return;
    }
    this.view = view;
    this.lostSince = null;
    this.behindSince = null;
    document.documentElement.lang = view.language;
    this.tell("taken", view);
    this.show();
  }

  checkNumber(pong) {
    const seen = this.view;
    if (seen === null || (!(pong.epoch > seen.epoch) && pong.seq <= seen.seq)) {
      this.behindSince = null;
      return;
    }
    if (this.behindSince === null) this.behindSince = performance.now();
    else if (performance.now() - this.behindSince > STALE) this.lost();
  }

  // Looks each second whether time was slept through, or the line has fallen silent.
  look(shown = false) {
    const now = performance.now();
    const slept = this.clock.slept();
    if (slept) this.clock.measureAnew();
    if (slept || shown) this.tick();
    if ((slept || shown) && this.connected) {
      this.pings = 0;
      this.ping();
    }
    const patience = this.connected ? 2 * PING_EVERY + 1000 : this.toConnect;
    if (this.socket !== undefined && now - this.heard > patience) this.lost();
  }

  get toConnect() {
    return TO_CONNECT;
  }

  // Paints now and when the next second strikes: the next after what was painted, for painting may last into it.
  // To be called anew when the clock is known better: the second strikes at another moment then.
  tick() {
    clearTimeout(this.ticking);
    const painted = this.clock.now();
    this.show();
    const next = (Math.floor(painted / 1000) + 1) * 1000;
    this.ticking = setTimeout(() => this.tick(), Math.max(0, next - this.clock.now()) + 1);
  }

  show() {
    const known = this.view !== null && this.clock.known;
    const line = this.revoked
      ? this.words.closed
      : this.lostSince !== null
        ? this.words.lost.replace("{time}", this.timeOf(this.lostSince))
        : known
          ? ""
          : this.words.alone;
    this.paint(known ? read(this.view, this.clock.now()) : null, {
      line,
      words: this.words,
      doubtful: this.clock.doubt > DOUBTFUL,
      alone: !this.connected,
    });
  }

  timeOf(instant) {
    return this.view === null ? "" : new Reader(this.view, instant).local(instant).toISOString().slice(11, 19);
  }
}
