"use strict";

const follower = new Follower((content, state) => {
  if (content !== null) paintRostrum(content);
  paintState(content, state);
});
follower.begin();
