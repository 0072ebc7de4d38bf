// What InteractiveAuth makes of Stagedoor's answers. The flows are set by Server.kt.

import assert from "node:assert/strict";
import { test } from "node:test";

import { completeFallback } from "./browser.js";
import { converse, submit } from "./conversation.js";
import { PASSWORD, anotherDevice, client, deviceIds, passwordOf, somebody, visitor } from "./people.js";

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
  const self = await client(response).whoami();
  assert.equal(self.user_id.split(":")[0], `@${username}`);
  assert.equal(self.device_id, response.device_id);
});

test("registers by the flow whose stages the app supports", async () => {
  const nobody = visitor();
  const supportedStages = ["m.login.registration_token", "m.login.terms"];

  const { response, turns, auth } = await converse(
    nobody,
    (dict) => nobody.registerRequest({ password: PASSWORD, auth: dict ?? undefined }),
    [
      submit({ type: "m.login.registration_token", token: "stage-door" }),
      submit({ type: "m.login.registration_token", token: process.env.REGISTRATION_TOKEN }),
      (going) => {
        const { privacy } = going.getStageParams("m.login.terms").policies;
        assert.equal(privacy.version, "1.2");
        assert.equal(privacy.en.name, "Privacy policy");
        return going.submitAuthDict({ type: "m.login.terms" });
      },
    ],
    { supportedStages },
  );

  assert.deepEqual(auth.getChosenFlow(), { stages: supportedStages });
  assert.deepEqual(turns, [
    asked(null, "m.login.registration_token"),
    asked("M_UNAUTHORIZED", "m.login.registration_token"),
    asked(null, "m.login.terms"),
  ]);
  assert.equal((await client(response).whoami()).user_id, response.user_id);
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
  const person = await somebody();
  const lost = await anotherDevice(person);

  const { turns, auth } = await converse(
    person,
    (dict) => person.deleteDevice(lost, dict ?? undefined),
    [submit(passwordOf(person.getUserId()))],
  );

  assert.deepEqual(turns, [asked()]);
  assert.deepEqual(auth.getChosenFlow(), { stages: ["m.login.password", "m.login.dummy"] });
  assert.deepEqual(await deviceIds(person), [person.getDeviceId()]);
});

test("recovers from a wrong password in the same session", async () => {
  const person = await somebody();
  const lost = await anotherDevice(person);
  const sessions = new Set();
  const saying = (password) => (auth) => {
    sessions.add(auth.getSessionId());
    return auth.submitAuthDict(passwordOf(person.getUserId(), password));
  };

  const { turns } = await converse(
    person,
    (dict) => person.deleteMultipleDevices([lost], dict ?? undefined),
    [saying("not it"), saying("nor this"), saying(PASSWORD)],
  );

  assert.deepEqual(turns, [asked(), asked("M_FORBIDDEN"), asked("M_FORBIDDEN")]);
  assert.equal(sessions.size, 1);
  assert.deepEqual(await deviceIds(person), [person.getDeviceId()]);
});

test("sees by polling that a fallback page was completed", async () => {
  const person = await somebody();
  const lost = await anotherDevice(person);

  const { turns } = await converse(
    person,
    (dict) => person.deleteDevice(lost, dict ?? undefined),
    [
      async (auth, stage) => {
        const done = await completeFallback(person, stage, auth.getSessionId(), { password: PASSWORD });
        assert.equal(done.status, 200, done.text);
        await auth.poll();
      },
    ],
  );

  assert.deepEqual(turns, [asked()]);
  assert.deepEqual(await deviceIds(person), [person.getDeviceId()]);
});

test("polls in vain while the fallback page is open, and goes on after", async () => {
  const person = await somebody();
  const lost = await anotherDevice(person);

  const { turns } = await converse(
    person,
    (dict) => person.deleteMultipleDevices([lost], dict ?? undefined),
    [
      (auth) => auth.poll(),
      async (auth, stage) => {
        await completeFallback(person, stage, auth.getSessionId(), { password: "not it" });
        await auth.poll();
      },
      async (auth, stage) => {
        await completeFallback(person, stage, auth.getSessionId(), { password: PASSWORD });
        await auth.poll();
      },
    ],
  );

  assert.deepEqual(turns, [asked(), asked(), asked()]);
  assert.deepEqual(await deviceIds(person), [person.getDeviceId()]);
});

test("takes up a session that it began before a restart of the app", async () => {
  const person = await somebody();
  const lost = await anotherDevice(person);
  const call = (dict) => person.deleteDevice(lost, dict ?? undefined);
  const begun = await call(null).catch((error) => error.data);

  const { auth } = await converse(person, call, [submit(passwordOf(person.getUserId()))], {
    sessionId: begun.session,
  });

  assert.equal(auth.getSessionId(), begun.session);
  assert.deepEqual(await deviceIds(person), [person.getDeviceId()]);
});

test("goes on in a fresh session when its own is unknown", async () => {
  const person = await somebody();
  const lost = await anotherDevice(person);

  const { turns, auth } = await converse(
    person,
    (dict) => person.deleteDevice(lost, dict ?? undefined),
    [submit(passwordOf(person.getUserId()))],
    { sessionId: "forgotten" },
  );

  assert.deepEqual(turns, [asked("M_UNKNOWN")]);
  assert.notEqual(auth.getSessionId(), "forgotten");
  assert.deepEqual(await deviceIds(person), [person.getDeviceId()]);
});

test("changes the password", async () => {
  const person = await somebody();
  const next = "the understudy takes the lead";

  await converse(person, (dict) => person.setPassword(dict, next), [
    submit(passwordOf(person.getUserId())),
  ]);

  await assert.rejects(visitor().loginRequest(passwordOf(person.getUserId())), {
    errcode: "M_FORBIDDEN",
    httpStatus: 403,
  });
  const again = await visitor().loginRequest(passwordOf(person.getUserId(), next));
  assert.equal(again.user_id, person.getUserId());
});

test("lets a new device in by a login token", async () => {
  const person = await somebody();

  const { response } = await converse(
    person,
    (dict) => person.requestLoginToken(dict ?? undefined),
    [submit(passwordOf(person.getUserId()))],
  );

  const other = await visitor().loginRequest({ type: "m.login.token", token: response.login_token });
  assert.equal(other.user_id, person.getUserId());
  assert.equal((await deviceIds(person)).length, 2);
});

test("closes the account", async () => {
  const person = await somebody();

  const { response } = await converse(person, (dict) => person.deactivateAccount(dict ?? undefined), [
    submit(passwordOf(person.getUserId())),
  ]);

  assert.equal(response.id_server_unbind_result, "success");
  await assert.rejects(person.whoami(), { errcode: "M_UNKNOWN_TOKEN", httpStatus: 401 });
});
