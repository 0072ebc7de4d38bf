"use strict";
// The client that opened this window learns that the stage is passed: one that shows the page inside itself by a
// function that it put here, perhaps only once the page had loaded; one that opened a window by a message.
(function () {
  var told = false;
  function tell() {
    if (told) {
      return;
    }
    if (typeof window.onAuthDone === "function") {
      told = true;
      window.onAuthDone();
    } else if (window.opener && window.opener.postMessage) {
      told = true;
      window.opener.postMessage("authDone", "*");
    }
  }
  // Only a window that a script opened may be closed by one.
  function offerToClose() {
    var close = document.getElementById("close");
    if (close && window.opener) {
      close.hidden = false;
      close.querySelector("button").addEventListener("click", function () {
        window.close();
      });
    }
  }
  offerToClose();
  tell();
  window.addEventListener("load", function () {
    tell();
    window.setTimeout(tell, 500);
  });
})();
