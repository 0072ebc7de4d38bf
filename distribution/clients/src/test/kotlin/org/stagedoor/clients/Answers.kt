package org.stagedoor.clients

import de.connect2x.trixnity.clientserverapi.client.UIA
import de.connect2x.trixnity.clientserverapi.model.uia.AuthenticationType
import de.connect2x.trixnity.clientserverapi.model.uia.UIAState.FlowInformation
import de.connect2x.trixnity.core.ErrorResponse
import de.connect2x.trixnity.core.MatrixServerException
import io.ktor.http.HttpStatusCode
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import org.stagedoor.clients.Trixnity.Companion.PASSWORD

/** The server asks for authentication. */
internal fun <T> Result<UIA<T>>.challenge(): UIA.Step<T> = assertIs<UIA.Step<T>>(getOrThrow())

/** The server did not take the attempt, and lets the client try again. */
internal fun <T> Result<UIA<T>>.refusal(): UIA.Error<T> = assertIs<UIA.Error<T>>(getOrThrow())

/** The call was carried out. */
internal fun <T> Result<UIA<T>>.done(): T = assertIs<UIA.Success<T>>(getOrThrow()).value

/**
 * Passes a call that is guarded by the password as a user does who mistypes it first: the
 * challenge, a wrong password, the right one.
 */
internal suspend fun <T> Result<UIA<T>>.byPassword(person: Person): T {
  val asked = challenge()
  assertEquals(setOf(FlowInformation(listOf(AuthenticationType.Password))), asked.state.flows)

  val refused = asked.authenticate(person.says("mistyped")).refusal()
  assertIs<ErrorResponse.Forbidden>(refused.errorResponse)
  assertEquals(asked.state.session, refused.state.session)
  assertEquals(emptyList<AuthenticationType>(), refused.state.completed)

  return refused.authenticate(person.says(PASSWORD)).done()
}

/** The call was answered by an error that no authentication could avoid. */
internal fun Result<*>.error(status: HttpStatusCode): ErrorResponse {
  val thrown = assertFailsWith<MatrixServerException> { getOrThrow() }
  assertEquals(status, thrown.statusCode, thrown.message)
  return thrown.errorResponse
}

/** The server does not know the login any more. */
internal suspend fun Person.isLoggedOut() {
  assertIs<ErrorResponse.UnknownToken>(
    api.authentication.whoAmI().error(HttpStatusCode.Unauthorized)
  )
}
