// As much of a browser as a fallback page needs: cookies, hidden fields, a form's address.

/**
 * Completes the fallback page of a stage, as a user does in a window that the app opened.
 *
 * @param client whose server it is
 * @param stage the auth type
 * @param session the session's id
 * @param fields what the user fills in
 * @returns the page that is shown at the end
 */
export async function completeFallback(client, stage, session, fields) {
  const url = client.getFallbackAuthUrl(stage, session);
  const shown = await fetch(url);
  const page = await shown.text();
  if (shown.status !== 200) {
    throw new Error(`${shown.status} for ${stage}: ${page}`);
  }
  const posted = await fetch(new URL(attribute(tag(page, "form"), "action") ?? "", url), {
    method: "POST",
    headers: { Cookie: cookies(shown) },
    body: new URLSearchParams({ ...hiddenFields(page), ...fields }),
  });
  return { status: posted.status, text: await posted.text() };
}

function cookies(response) {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

function hiddenFields(page) {
  const inputs = [...page.matchAll(/<input\b[^>]*>/g)].map(([input]) => input);
  return Object.fromEntries(
    inputs
      .filter((input) => attribute(input, "type") === "hidden")
      .map((input) => [attribute(input, "name"), attribute(input, "value") ?? ""]),
  );
}

function tag(page, name) {
  const found = page.match(new RegExp(`<${name}\\b[^>]*>`));
  if (!found) {
    throw new Error(`no <${name}> in ${page}`);
  }
  return found[0];
}

function attribute(text, name) {
  const found = text.match(new RegExp(`\\b${name}="([^"]*)"`));
  return found
    ?.[1].replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
