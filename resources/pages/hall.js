"use strict";

const follower = new Follower((content, state) => {
  if (content !== null) paintHall(content);
  paintState(content, state);
});
follower.begin();
