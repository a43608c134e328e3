"use strict";

const follower = new Follower((content, state) => {
  if (content !== null) {
    paintHeading(content.heading);
    paintDay(content.rows, state.words);
  }
  paintState(content, state);
});
follower.begin();
