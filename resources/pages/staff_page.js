"use strict";

const follower = new Follower((content, state) => {
  if (content !== null) {
    paintStaff(content, state.words);
    paintDay(content.day.rows, state.words);
  }
  paintState(content, state);
});
follower.begin();
