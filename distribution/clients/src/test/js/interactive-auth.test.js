// What InteractiveAuth makes of Stagedoor's answers. The flows are set by InteractiveAuthIT.

import assert from "node:assert/strict";
import { test } from "node:test";

import { completeFallback } from "./browser.js";
import { converse, submit } from "./conversation.js";
import { PASSWORD, anotherDevice, deviceIds, passwordOf, signedIn, somebody, visitor } from "./people.js";

const asked = (errcode = null, stage = "m.login.password") => ({ stage, errcode });

test("registers without an e-mail address, though a flow with one comes first", async () => {
  const nobody = visitor();
  const username = `walker${Date.now()}`;

  const { response, turns, auth } = await converse(
    nobody,
    (dict) => nobody.registerRequest({ username, password: PASSWORD, auth: dict ?? undefined }),
    [],
  );

  assert.deepEqual(turns, []);
  assert.deepEqual(auth.getChosenFlow(), { stages: ["m.login.dummy"] });
  const self = await signedIn(response).whoami();
  assert.equal(self.user_id.split(":")[0], `@${username}`);
  assert.equal(self.device_id, response.device_id);
});

test("is told before any stage that a user name is taken", async () => {
  const nobody = visitor();
  const taken = (await somebody()).getUserIdLocalpart();

  await assert.rejects(
    converse(
      nobody,
      (dict) => nobody.registerRequest({ username: taken, password: PASSWORD, auth: dict ?? undefined }),
      [],
    ),
    { errcode: "M_USER_IN_USE", httpStatus: 400 },
  );
});

test("passes two stages to remove a device", async () => {
  const client = await somebody();
  const lost = await anotherDevice(client);

  const { turns, auth } = await converse(
    client,
    (dict) => client.deleteDevice(lost, dict ?? undefined),
    [submit(passwordOf(client.getUserId()))],
  );

  assert.deepEqual(turns, [asked()]);
  assert.deepEqual(auth.getChosenFlow(), { stages: ["m.login.password", "m.login.dummy"] });
  assert.deepEqual(await deviceIds(client), [client.getDeviceId()]);
});

test("recovers from a wrong password in the same session", async () => {
  const client = await somebody();
  const lost = await anotherDevice(client);
  const sessions = new Set();
  const saying = (password) => (auth) => {
    sessions.add(auth.getSessionId());
    return auth.submitAuthDict(passwordOf(client.getUserId(), password));
  };

  const { turns } = await converse(
    client,
    (dict) => client.deleteMultipleDevices([lost], dict ?? undefined),
    [saying("not it"), saying("nor this"), saying(PASSWORD)],
  );

  assert.deepEqual(turns, [asked(), asked("M_FORBIDDEN"), asked("M_FORBIDDEN")]);
  assert.equal(sessions.size, 1);
  assert.deepEqual(await deviceIds(client), [client.getDeviceId()]);
});

test("sees by polling that a fallback page was completed", async () => {
  const client = await somebody();
  const lost = await anotherDevice(client);

  const { turns } = await converse(
    client,
    (dict) => client.deleteDevice(lost, dict ?? undefined),
    [
      async (auth, stage) => {
        const done = await completeFallback(client, stage, auth.getSessionId(), { password: PASSWORD });
        assert.equal(done.status, 200, done.text);
        await auth.poll();
      },
    ],
  );

  assert.deepEqual(turns, [asked()]);
  assert.deepEqual(await deviceIds(client), [client.getDeviceId()]);
});

test("polls in vain while the fallback page is open, and goes on after", async () => {
  const client = await somebody();
  const lost = await anotherDevice(client);

  const { turns } = await converse(
    client,
    (dict) => client.deleteMultipleDevices([lost], dict ?? undefined),
    [
      (auth) => auth.poll(),
      async (auth, stage) => {
        await completeFallback(client, stage, auth.getSessionId(), { password: "not it" });
        await auth.poll();
      },
      async (auth, stage) => {
        await completeFallback(client, stage, auth.getSessionId(), { password: PASSWORD });
        await auth.poll();
      },
    ],
  );

  assert.deepEqual(turns, [asked(), asked(), asked()]);
  assert.deepEqual(await deviceIds(client), [client.getDeviceId()]);
});

test("takes up a session that it began before a restart of the app", async () => {
  const client = await somebody();
  const lost = await anotherDevice(client);
  const call = (dict) => client.deleteDevice(lost, dict ?? undefined);
  const begun = await call(null).catch((error) => error.data);

  const { auth } = await converse(client, call, [submit(passwordOf(client.getUserId()))], {
    sessionId: begun.session,
  });

  assert.equal(auth.getSessionId(), begun.session);
  assert.deepEqual(await deviceIds(client), [client.getDeviceId()]);
});

test("goes on in a fresh session when its own is unknown", async () => {
  const client = await somebody();
  const lost = await anotherDevice(client);

  const { turns, auth } = await converse(
    client,
    (dict) => client.deleteDevice(lost, dict ?? undefined),
    [submit(passwordOf(client.getUserId()))],
    { sessionId: "forgotten" },
  );

  assert.deepEqual(turns, [asked("M_UNKNOWN")]);
  assert.notEqual(auth.getSessionId(), "forgotten");
  assert.deepEqual(await deviceIds(client), [client.getDeviceId()]);
});

test("changes the password", async () => {
  const client = await somebody();
  const next = "the understudy takes the lead";

  await converse(client, (dict) => client.setPassword(dict, next), [
    submit(passwordOf(client.getUserId())),
  ]);

  await assert.rejects(visitor().loginRequest(passwordOf(client.getUserId())), {
    errcode: "M_FORBIDDEN",
    httpStatus: 403,
  });
  const again = await visitor().loginRequest(passwordOf(client.getUserId(), next));
  assert.equal(again.user_id, client.getUserId());
});

test("lets a new device in by a login token", async () => {
  const client = await somebody();

  const { response } = await converse(
    client,
    (dict) => client.requestLoginToken(dict ?? undefined),
    [submit(passwordOf(client.getUserId()))],
  );

  const other = await visitor().loginRequest({ type: "m.login.token", token: response.login_token });
  assert.equal(other.user_id, client.getUserId());
  assert.equal((await deviceIds(client)).length, 2);
});

test("closes the account", async () => {
  const client = await somebody();

  const { response } = await converse(client, (dict) => client.deactivateAccount(dict ?? undefined), [
    submit(passwordOf(client.getUserId())),
  ]);

  assert.equal(response.id_server_unbind_result, "success");
  await assert.rejects(client.whoami(), { errcode: "M_UNKNOWN_TOKEN", httpStatus: 401 });
});
