// InteractiveAuth as an app uses it: the app is told the stage and answers, until the call is done.

import { InteractiveAuth } from "matrix-js-sdk";

/**
 * Runs one guarded call.
 *
 * @param client who calls
 * @param call makes the request with an auth dict, or with null for the first time
 * @param answers what is done at each turn, in order: a function that is given the InteractiveAuth
 *     and the stage and its status; a turn more than there are answers fails the call
 * @param options what else InteractiveAuth is to know
 * @returns the call's response, and the stages that the app was asked for in order
 */
export async function converse(client, call, answers, options = {}) {
  const turns = [];
  const left = [...answers];
  let fail;
  const failed = new Promise((_, reject) => (fail = reject));
  const auth = new InteractiveAuth({
    matrixClient: client,
    doRequest: (dict) => call(dict),
    requestEmailToken: () => fail(new Error("no e-mail was to be sent")),
    stateUpdated: (stage, status) => {
      turns.push({ stage, errcode: status.errcode ?? null });
      const answer = left.shift();
      if (!answer) {
        fail(new Error(`asked for ${stage} once more: ${JSON.stringify(status)}`));
        return;
      }
      Promise.resolve(answer(auth, stage, status)).catch(fail);
    },
    ...options,
  });
  const response = await Promise.race([auth.attemptAuth(), failed]);
  return { response, turns, auth };
}

/** An answer: this auth dict. */
export function submit(dict) {
  return (auth) => auth.submitAuthDict(dict);
}
