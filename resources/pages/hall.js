"use strict";

new Follower((content, state) => {
  document.body.classList.toggle("empty", content === null);
  if (content !== null) paintHall(content);
  paintState(state);
});
