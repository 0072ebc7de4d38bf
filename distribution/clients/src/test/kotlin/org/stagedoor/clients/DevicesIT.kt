package org.stagedoor.clients

import de.connect2x.trixnity.clientserverapi.model.uia.AuthenticationRequest
import de.connect2x.trixnity.clientserverapi.model.uia.AuthenticationType
import de.connect2x.trixnity.clientserverapi.model.uia.UIAState.FlowInformation
import de.connect2x.trixnity.core.ErrorResponse
import io.ktor.client.request.get
import io.ktor.client.statement.bodyAsText
import io.ktor.http.HttpStatusCode
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.extension.RegisterExtension
import org.stagedoor.clients.Trixnity.Companion.PASSWORD

internal class DevicesIT {
  @Test
  fun `removes a device by two steps`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val lost = trixnity.elsewhere(person)
      val stages = listOf(AuthenticationType.Password, AuthenticationType.Dummy)

      val asked = person.api.device.deleteDevice(lost.device).challenge()
      assertEquals(setOf(FlowInformation(stages)), asked.state.flows)
      val refused = asked.authenticate(person.says("mistyped")).refusal()
      assertIs<ErrorResponse.Forbidden>(refused.errorResponse)
      val half = refused.authenticate(person.says(PASSWORD)).challenge()
      assertEquals(stages.take(1), half.state.completed)
      half.authenticate(AuthenticationRequest.Dummy).done()

      assertEquals(setOf(person.device), person.devices())
      lost.isLoggedOut()
    }

  @Test
  fun `removes several devices`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val lost = List(2) { trixnity.elsewhere(person) }

      person.api.device.deleteDevices(lost.map { it.device }).byPassword(person)

      assertEquals(setOf(person.device), person.devices())
      lost.forEach { it.isLoggedOut() }
    }

  @Test
  fun `removes a device that is gone already`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()

      person.api.device.deleteDevices(listOf("GONE")).byPassword(person)

      assertEquals(setOf(person.device), person.devices())
    }

  @Test
  fun `names a device`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()

      person.api.device.updateDevice(person.device, "Lighting desk").getOrThrow()

      assertEquals(
        "Lighting desk",
        person.api.device.getDevice(person.device).getOrThrow().displayName,
      )
    }

  @Test
  fun `finds the page of a stage that it does not know itself`() =
    runBlocking<Unit> {
      val person = trixnity.newcomer()
      val lost = trixnity.elsewhere(person)
      val asked = person.api.device.deleteDevice(lost.device).challenge()

      val page =
        person.api.baseClient.baseClient.get(asked.getFallbackUrl(AuthenticationType.Password))

      assertEquals(HttpStatusCode.OK, page.status)
      assertContains(page.bodyAsText(), "<form")
      val polled = asked.authenticate(AuthenticationRequest.Fallback).challenge()
      assertEquals(asked.state.session, polled.state.session)
      assertEquals(emptyList<AuthenticationType>(), polled.state.completed)
      assertEquals(setOf(person.device, lost.device), person.devices())
    }

  private companion object {
    @RegisterExtension @JvmField val trixnity = Trixnity()
  }
}
