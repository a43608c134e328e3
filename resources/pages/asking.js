// Asks the desk: one press at a time, each with a name of its own, so that one that is sent twice acts once.
"use strict";

const ONE_PRESS = 700; // milliseconds; two taps of a quick thumb are one
Object.assign(WORDS.vi, {
  asking: "Đang gửi…",
  unsure: "Bàn điều khiển đã khởi động lại; xem lại rồi bấm.",
  pin: "Mã PIN tại bàn điều khiển",
  open: "Mở",
});
Object.assign(WORDS.en, {
  asking: "Sending…",
  unsure: "The desk has started again; look, then press.",
  pin: "The PIN shown at the desk",
  open: "Open",
});

function buzz(pattern) {
  if (navigator.vibrate) navigator.vibrate(pattern);
}

class Desk {
  // changed(): called whenever what may be pressed, or the sentence, is another.
  constructor(follower, changed) {
    this.follower = follower;
    this.changed = changed;
    this.waiting = null;
    this.sentence = "";
    this.refused = false;
    this.quietUntil = 0;
    follower.on("answer", (message) => this.answered(message));
    follower.on("taken", () => this.sendAgain());
  }

  get free() {
    return this.follower.connected && this.follower.view !== null && this.waiting === null && performance.now() >= this.quietUntil;
  }

  press(act, more = {}) {
    if (!this.free) return;
    buzz(30);
    const name = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0"));
    const asked = this.asked(name.join(""), act, more);
    this.waiting = { asked, epoch: this.follower.view.epoch, socket: this.follower.socket };
    this.quietUntil = performance.now() + ONE_PRESS;
    setTimeout(this.changed, ONE_PRESS + 10);
    this.tell(this.follower.words.asking, false);
    this.say(asked);
  }

  asked(name, act, more) {
    return Object.assign({ press: name, seen: this.follower.view.seq, do: act }, more);
  }

  say(asked) {
    this.follower.say({ act: asked });
  }

  // What no answer came to is sent again over the new line under the same name, but never to another program.
  sendAgain() {
    if (this.waiting === null || this.waiting.socket === this.follower.socket) return;
    if (this.waiting.epoch !== this.follower.view.epoch) {
      this.waiting = null;
      this.tell(this.follower.words.unsure, true);
      return;
    }
    this.waiting.socket = this.follower.socket;
    this.say(this.waiting.asked);
  }

  answered(message) {
    if (this.waiting === null || message.press !== this.waiting.asked.press) return;
    this.waiting = null;
    buzz(message.done ? 30 : [60, 60, 60]);
    this.tell(message.sentence, !message.done);
  }

  tell(sentence, refused) {
    this.sentence = sentence;
    this.refused = refused;
    this.changed();
  }
}

// The PIN is never sent: a challenge is answered with its HMAC. It is kept for the next line while the page is open.
class Door {
  constructor(follower) {
    this.follower = follower;
    this.digits = "";
    this.challenge = "";
    const form = byId("door");
    follower.on("pin", (message) => this.asked(message));
    follower.on("taken", () => {
      form.hidden = true;
      document.body.classList.remove("shut");
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.digits = byId("pin").value.replace(/\D/g, "");
      if (this.digits !== "") this.answer();
    });
  }

  asked(message) {
    this.challenge = message.challenge;
    if (message.sentence === "" && this.digits !== "") {
      this.answer();
      return;
    }
    this.digits = "";
    put("pin-label", this.follower.words.pin);
    put("pin-open", this.follower.words.open);
    put("pin-sentence", message.sentence);
    byId("door").hidden = false;
    document.body.classList.add("shut");
    byId("pin").value = "";
    byId("pin").focus();
  }

  answer() {
    const challenge = this.challenge;
    this.challenge = "";
    if (challenge !== "") this.follower.say({ pin: hmac(this.digits, challenge) });
  }
}
