"use strict";
// Proves, as a client would, that somebody has an account: asks, lets the flow be passed in a window, and asks again.
(function () {
  var box = document.getElementById("link");
  var button = box.querySelector("button");
  var alert = box.querySelector("[role=alert]");
  var session = null;

  function ask(auth) {
    return fetch(box.dataset.address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ pass: box.dataset.pass, auth: auth })
    }).then(function (response) {
      return response.json().then(function (body) {
        return { status: response.status, body: body };
      });
    });
  }

  function failed() {
    alert.hidden = false;
    button.disabled = false;
  }

  function begin() {
    // At once, or the browser takes it for a window that nobody wanted.
    var flow = window.open("about:blank");
    alert.hidden = true;
    ask(null).then(function (answer) {
      if (!flow || answer.status !== 401 || !answer.body.session) {
        throw new Error("no session");
      }
      session = answer.body.session;
      flow.location = box.dataset.flow + encodeURIComponent(session);
    }).catch(failed);
  }

  function finish(event) {
    if (event.origin !== window.location.origin || event.data !== "authDone" || session === null) {
      return;
    }
    button.disabled = true;
    ask({ session: session }).then(function (answer) {
      if (answer.status !== 200) {
        throw new Error("not yet");
      }
      window.location.assign(answer.body.continue);
    }).catch(failed);
  }

  window.addEventListener("message", finish);
  button.addEventListener("click", begin);
  box.hidden = false;
})();
