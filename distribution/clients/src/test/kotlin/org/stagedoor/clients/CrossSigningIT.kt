package org.stagedoor.clients

import de.connect2x.trixnity.clientserverapi.client.UIA
import de.connect2x.trixnity.core.ErrorResponse
import io.ktor.http.HttpStatusCode
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.extension.RegisterExtension

internal class CrossSigningIT {
  @Test
  fun `keeps the first keys without a step`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val keys = CrossSigning(person.id)

      person.upload(keys).done()

      assertEquals(keys.master.signed, person.published().masterKeys?.get(person.id)?.signed)
      assertEquals(keys.selfSigning, person.published().selfSigningKeys?.get(person.id))
      assertEquals(keys.userSigning, person.published().userSigningKeys?.get(person.id))
      person.upload(keys).done()
    }

  @Test
  fun `replaces keys by the password`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      person.upload(CrossSigning(person.id)).done()
      val next = CrossSigning(person.id)

      person.upload(next).byPassword(person)

      assertEquals(next.master.signed, person.published().masterKeys?.get(person.id)?.signed)
    }

  @Test
  fun `is told that a signature is not the master key's`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val keys = CrossSigning(person.id)

      val refused =
        person.api.key
          .setCrossSigningKeys(keys.master, keys.forged, keys.userSigning)
          .error(HttpStatusCode.BadRequest)

      assertEquals(
        "M_INVALID_SIGNATURE",
        assertIs<ErrorResponse.CustomErrorResponse>(refused).errorCode,
      )
      assertEquals(null, person.published().masterKeys?.get(person.id))
    }

  private suspend fun Person.upload(keys: CrossSigning): Result<UIA<Unit>> =
    api.key.setCrossSigningKeys(keys.master, keys.selfSigning, keys.userSigning)

  private suspend fun Person.published() = api.key.getKeys(mapOf(id to emptySet())).getOrThrow()

  private companion object {
    @RegisterExtension @JvmField val trixnity = Trixnity()
  }
}
