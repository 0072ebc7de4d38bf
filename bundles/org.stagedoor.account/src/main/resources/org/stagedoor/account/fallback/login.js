"use strict";
// The client that shows this page put a function into it to hear of the log-in by, perhaps only once the page had
// loaded; older clients by another name.
(function () {
  var response = JSON.parse(document.getElementById("response").getAttribute("data-response"));
  var told = false;
  function tell() {
    if (told) {
      return;
    }
    if (window.matrixLogin && typeof window.matrixLogin.onLogin === "function") {
      told = true;
      window.matrixLogin.onLogin(response);
    } else if (typeof window.onLogin === "function") {
      told = true;
      window.onLogin(response);
    }
  }
  tell();
  window.addEventListener("load", function () {
    tell();
    window.setTimeout(tell, 500);
  });
})();
