"use strict";

Object.assign(WORDS.vi, { session_end: "Dự kiến kết thúc {time}", to_rostrum: "Trên bục: {text}",
  cue: "Hiệu lệnh: {text}", needed: "Tài liệu, vật phẩm: {text}", ready: "Chờ sẵn: {text}" });
Object.assign(WORDS.en, { session_end: "Expected to end at {time}", to_rostrum: "At the rostrum: {text}",
  cue: "Cue: {text}", needed: "Needed: {text}", ready: "Standing ready: {text}" });

function paintStaff(content, words) {
  paintHeading(content.day.heading);
  paintTrueTime(content.rostrum);
  put("deviation", content.deviation);
  put("session-end", content.session_end === "" ? "" : words.session_end.replace("{time}", content.session_end));
  put("told", content.message);
  put("told-rostrum", content.rostrum.message === "" ? "" : words.to_rostrum.replace("{text}", content.rostrum.message));
  put("line", lineOf(content.rostrum));
  for (const what of ["cue", "needed", "ready"]) put(what, content[what] ? words[what].replace("{text}", content[what]) : "");
  byId("script").hidden = !["line", "cue", "needed", "ready"].some((what) => byId(what).textContent);
}
