"use strict";
// Finds the number whose digits after the salt have the wanted SHA-256. In a page it lets a worker
// run this very file, so that the page stays quick; where there are no workers it does the work
// itself, a little at a time. SHA-256 is written out: crypto.subtle is missing on plain http.
(() => {
  const ROUNDS = Uint32Array.of(
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2);
  const START = Uint32Array.of(
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);
  const schedule = new Uint32Array(64);
  const state = new Uint32Array(8);

  const turned = (x, n) => (x >>> n) | (x << (32 - n));

  // The hash of ASCII text, in `state`.
  function hash(text) {
    const blocks = Math.ceil((text.length + 9) / 64);
    const last = blocks * 16 - 1;
    state.set(START);
    for (let block = 0; block < blocks; block++) {
      for (let i = 0; i < 16; i++) {
        let word = 0;
        for (let j = 0; j < 4; j++) {
          const at = block * 64 + i * 4 + j;
          const byte = at < text.length ? text.charCodeAt(at) : at === text.length ? 0x80 : 0;
          word = (word << 8) | byte;
        }
        schedule[i] = block * 16 + i === last ? text.length * 8 : word;
      }
      mix();
    }
  }

  function mix() {
    for (let i = 16; i < 64; i++) {
      const x = schedule[i - 15];
      const y = schedule[i - 2];
      const s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
      const s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
      schedule[i] = schedule[i - 16] + s0 + schedule[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i] + schedule[i]) | 0;
      const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d;
    state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  }

  const wanted = (hex) => Uint32Array.from(hex.match(/.{8}/g) || [], (word) => parseInt(word, 16));

  // The number, from `from` to below `to`; -1 if it is not among them.
  function search(task, from, to) {
    const target = wanted(task.challenge);
    for (let number = from; number < to && number <= task.max; number++) {
      hash(task.salt + number);
      if (state[0] === target[0] && state.every((word, i) => word === target[i])) {
        return number;
      }
    }
    return -1;
  }

  // Steps of one hundredth; each tells how far it is, and goes on when `next` lets it.
  function solve(task, tell, next, from = 0) {
    const to = from + Math.ceil((task.max + 1) / 100);
    const number = search(task, from, to);
    if (number >= 0 || to > task.max) {
      tell({ number, percent: 100 });
    } else {
      tell({ percent: Math.floor((100 * to) / (task.max + 1)) });
      next(() => solve(task, tell, next, to));
    }
  }

  if (typeof document === "undefined") {
    onmessage = (event) => solve(event.data, postMessage, (step) => setTimeout(step));
    return;
  }

  const form = document.getElementById("altcha");
  const bar = document.getElementById("altcha-progress");
  const status = document.getElementById("altcha-status");
  const { challenge, salt, signature, max, working, done, failed } = form.dataset;
  const task = { challenge, salt, max: Number(max) };
  let announced = -1;

  function show(percent) {
    bar.value = percent;
    // A screen reader reads out each change: four of them are enough.
    const quarter = Math.floor(percent / 25);
    if (quarter > announced) {
      announced = quarter;
      status.textContent = working + " (" + quarter * 25 + " %)";
    }
  }

  function tell({ number, percent }) {
    if (number === undefined) {
      show(percent);
    } else if (number < 0) {
      status.textContent = failed;
    } else {
      const found = { algorithm: "SHA-256", challenge, number, salt, signature };
      form.elements.altcha.value = btoa(JSON.stringify(found));
      bar.value = 100;
      status.textContent = done;
      form.querySelector("button").disabled = false;
    }
  }

  function workHere() {
    solve(task, tell, (step) => setTimeout(step));
  }

  show(0);
  try {
    const worker = new Worker(document.currentScript.src);
    worker.onmessage = (event) => tell(event.data);
    worker.onerror = workHere;
    worker.postMessage(task);
  } catch {
    workHere();
  }
})();
