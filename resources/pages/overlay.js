// For OBS and vMix: nothing but the words on a ground that is seen through; ?form=clock is the time alone.
"use strict";

const form = new URLSearchParams(location.search).get("form") === "clock" ? "clock" : "lower-third";
document.body.classList.add(form);

const follower = new Follower((content, state) => {
  if (content !== null) paintOverlay(content);
  paintState(content, state);
});

function paintOverlay(content) {
  document.body.dataset.kind = content.kind;
  document.body.dataset.status = "normal";
  if (content.kind === "dark") return;
  const plain = content.kind === "plain";
  const timer = plain ? null : content.timer;
  if (timer !== null) document.body.dataset.status = timer.status;
  const figures = timer !== null ? timer.figures : plain ? content.figures : "";
  put("figures", figures !== "" || form !== "clock" ? figures : content.heading.clock);
  put("caption", timer !== null ? timer.caption : "");
  byId("stands").hidden = figures === "" && form !== "clock";
  put("label", content.kind === "speech" ? content.item_forms[content.item_forms.length - 1] : content.label);
  put("presenter", content.kind === "speech" ? content.body : plain ? content.line : content.presenter);
  fit("title", content.title_forms);
  fitFigures("figures");
}
follower.begin();
