// Who talks to the server: matrix-js-sdk's clients, each with an account of its own.

import { webcrypto } from "node:crypto";

import { createClient } from "matrix-js-sdk";
import { logger } from "matrix-js-sdk/lib/logger.js";

// Node 18, which Debian 12 has, keeps it to itself.
globalThis.crypto ??= webcrypto;

logger.setLevel("error");

const baseUrl = process.env.STAGEDOOR_URL;
if (!baseUrl) {
  throw new Error("STAGEDOOR_URL is to be the address of a running server");
}

/** The password of everybody who was registered here. */
export const PASSWORD = "a stage whispers at midnight";

/** The auth dict of a password. */
export function passwordOf(userId, password = PASSWORD) {
  return {
    type: "m.login.password",
    identifier: { type: "m.id.user", user: userId },
    password,
  };
}

/** A client of nobody. */
export function visitor() {
  return createClient({ baseUrl });
}

/** A client of somebody who was just registered, in one request and so without InteractiveAuth. */
export async function somebody() {
  const answer = await visitor().registerRequest({
    password: PASSWORD,
    auth: { type: "m.login.dummy" },
  });
  return client(answer);
}

/**
 * A client with what a registration or a login answered.
 *
 * @param answer the answer; with `renew`, which makes new tokens of a refresh token, the client
 *     renews the access token by itself
 */
export function client({ user_id, device_id, access_token, refresh_token, renew }) {
  return createClient({
    baseUrl,
    userId: user_id,
    deviceId: device_id,
    accessToken: access_token,
    ...(renew && { refreshToken: refresh_token, tokenRefreshFunction: renew }),
  });
}

/** The id of one more device of the user. */
export async function anotherDevice(person) {
  const answer = await visitor().loginRequest(passwordOf(person.getUserId()));
  return answer.device_id;
}

/** The ids of the user's devices, in no order. */
export async function deviceIds(person) {
  const { devices } = await person.getDevices();
  return devices.map((device) => device.device_id);
}
