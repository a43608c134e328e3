// A line over the broker's WebSocket, as the pages use one: as much of MQTT 3.1.1 as a point needs. docs/protocol.md tells the topics.
"use strict";

const KEEPALIVE = 20; // seconds
const BROKER_HELLO = { type: "hello", format: "timekeeper-point/1" };

function mqttText(words) {
  const told = new TextEncoder().encode(words);
  return [told.length >> 8, told.length & 255, ...told];
}

function mqttPacket(kind, content) {
  const head = [kind];
  let length = content.length;
  do {
    head.push((length & 127) | (length > 127 ? 128 : 0));
    length >>= 7;
  } while (length > 0);
  return new Uint8Array([...head, ...content]);
}

class BrokerLine extends EventTarget {
  constructor(address, account, password) {
    super();
    this.account = account;
    this.readyState = WebSocket.CONNECTING;
    this.came = new Uint8Array(0);
    this.number = 0;
    this.socket = new WebSocket(address, "mqtt");
    this.socket.binaryType = "arraybuffer";
    this.socket.addEventListener("open", () => {
      const id = "page-" + crypto.getRandomValues(new Uint32Array(4)).join("-"); // two with one id throw each other out
      const head = [...mqttText("MQTT"), 4, 0xc2, 0, KEEPALIVE];
      this.socket.send(mqttPacket(0x10, [...head, ...mqttText(id), ...mqttText(account), ...mqttText(password)]));
    });
    this.socket.addEventListener("message", (event) => this.take(new Uint8Array(event.data)));
    this.socket.addEventListener("close", () => this.end(1006));
  }

  send(words) {
    const topic = mqttText("timekeeper/from/" + this.account);
    const said = new TextEncoder().encode(words);
    this.number = (this.number % 65535) + 1;
    const once = words.startsWith('{"type":"ping"'); // it is said again soon
    const named = once ? topic : [...topic, this.number >> 8, this.number & 255];
    this.socket.send(mqttPacket(once ? 0x30 : 0x32, [...named, ...said]));
  }

  close() {
    this.end(1000);
    this.socket.close();
  }

  end(code) {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }

  // Packets and frames need not be the same.
  take(bytes) {
    const came = new Uint8Array(this.came.length + bytes.length);
    came.set(this.came);
    came.set(bytes, this.came.length);
    let from = 0;
    for (;;) {
      let length = 0;
      let at = from + 1;
      let shift = 0;
      while (at < came.length && came[at] > 127) length |= (came[at++] & 127) << (7 * shift++);
      if (at >= came.length) break;
      length |= came[at++] << (7 * shift);
      if (at + length > came.length) break;
      this.hear(came[from], came.subarray(at, at + length));
      from = at + length;
    }
    this.came = came.slice(from);
  }

  hear(kind, content) {
    if (kind === 0x20) {
      if (content[1] === 0) {
        const topics = ["timekeeper/view", "timekeeper/to/" + this.account].flatMap((topic) => [...mqttText(topic), 1]);
        this.socket.send(mqttPacket(0x82, [0, 1, ...topics]));
      } else {
        this.end(1008); // the account is not known there
        this.socket.close();
      }
    } else if (kind === 0x90) {
      this.readyState = WebSocket.OPEN;
      this.send(JSON.stringify(BROKER_HELLO));
      this.dispatchEvent(new Event("open"));
    } else if ((kind & 0xf0) === 0x30) {
      let at = 2 + (content[0] << 8) + content[1];
      if (kind & 6) {
        this.socket.send(mqttPacket(0x40, [content[at], content[at + 1]]));
        at += 2;
      }
      // Nothing: the hall has ended and taken its view along.
      if (at < content.length) {
        this.dispatchEvent(new MessageEvent("message", { data: new TextDecoder().decode(content.subarray(at)) }));
      }
    }
  }
}

// "points init" writes the account into each point's page, which is a file: nobody answers at its own address.
Follower.prototype.open = () => new BrokerLine(BROKER.address, BROKER.account, BROKER.password);
Follower.prototype.knock = Follower.prototype.connect;
// After some that found nobody a browser holds each new line back, Chromium for up to 5 s: who gave up sooner never got one.
Object.defineProperty(Follower.prototype, "toConnect", { get: () => 6500 });
