// What MatrixClient itself makes of Stagedoor's answers, beside InteractiveAuth.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AutoDiscovery, HttpApiEvent } from "matrix-js-sdk";

import { converse, submit } from "./conversation.js";
import { PASSWORD, client, passwordOf, somebody, visitor } from "./people.js";

test("finds a homeserver behind its well-known document", async () => {
  const { baseUrl } = visitor();
  const document = await fetch(`${baseUrl}/.well-known/matrix/client`).then((found) => found.json());

  const { "m.homeserver": homeserver } = await AutoDiscovery.fromDiscoveryConfig(document);

  assert.equal(homeserver.state, AutoDiscovery.SUCCESS, homeserver.error);
  assert.equal(homeserver.base_url.replace(/\/$/, ""), baseUrl);
});

test("falls back from OAuth 2.0 to password and token", async () => {
  await assert.rejects(visitor().getAuthMetadata(), { errcode: "M_UNRECOGNIZED", httpStatus: 404 });

  const { flows } = await visitor().loginFlows();
  const types = new Set(flows.map(({ type }) => type));
  assert.ok(types.has("m.login.password") && types.has("m.login.token"), [...types]);
});

test("knows whether a user name is free", async () => {
  const person = await somebody();

  assert.equal(await visitor().isUsernameAvailable("nobodyyet"), true);
  assert.equal(await visitor().isUsernameAvailable(person.getUserIdLocalpart()), false);
});

test("renews its tokens in the middle of a conversation", async () => {
  const person = await somebody();
  const login = await visitor().loginRequest({
    ...passwordOf(person.getUserId()),
    refresh_token: true,
  });
  const renewals = [];
  const app = client({
    ...login,
    access_token: "worn out",
    async renew(refreshToken) {
      const tokens = await visitor().refreshToken(refreshToken);
      renewals.push(tokens);
      return { accessToken: tokens.access_token, refreshToken: tokens.refresh_token };
    },
  });

  await converse(app, (dict) => app.deleteMultipleDevices([person.getDeviceId()], dict ?? undefined), [
    submit(passwordOf(person.getUserId())),
  ]);

  assert.equal(renewals.length, 1);
  assert.equal((await app.whoami()).device_id, login.device_id);
});

test("hears that it was logged out", async () => {
  const person = await somebody();
  const heard = new Promise((resolve) => person.once(HttpApiEvent.SessionLoggedOut, resolve));
  const other = client(await visitor().loginRequest(passwordOf(person.getUserId())));

  await converse(other, (dict) => other.deleteMultipleDevices([person.getDeviceId()], dict ?? undefined), [
    submit(passwordOf(person.getUserId())),
  ]);
  await assert.rejects(person.whoami(), { errcode: "M_UNKNOWN_TOKEN", httpStatus: 401 });

  const error = await heard;
  assert.equal(error.data.soft_logout ?? false, false);
});

test("is told how long to wait after too many wrong passwords", async () => {
  const person = await somebody();
  const wrong = submit(passwordOf(person.getUserId(), "mistyped"));
  const allowed = Number(process.env.WRONG_PASSWORDS);

  // InteractiveAuth shows the refusal as one more turn, too.
  const refused = await converse(
    person,
    (dict) => person.deleteMultipleDevices(["LOST"], dict ?? undefined),
    [...Array(allowed + 1).fill(wrong), () => {}],
  ).catch((error) => error);

  assert.equal(refused.errcode, "M_LIMIT_EXCEEDED", refused);
  assert.ok(refused.isRateLimitError());
  const wait = refused.getRetryAfterMs();
  assert.ok(wait > 0 && wait <= 60_000, `${wait} ms`);
  assert.ok(refused.data.retry_after_ms > 0 && refused.data.retry_after_ms <= wait);
  await visitor().loginRequest(passwordOf(person.getUserId(), PASSWORD));
});
