"use strict";

new Follower((content, state) => {
  document.body.classList.toggle("empty", content === null);
  if (content !== null) paintRostrum(content);
  paintState(state);
});
