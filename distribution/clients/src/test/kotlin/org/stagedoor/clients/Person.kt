package org.stagedoor.clients

import de.connect2x.trixnity.clientserverapi.client.MatrixClientServerApiClient
import de.connect2x.trixnity.clientserverapi.model.authentication.IdentifierType
import de.connect2x.trixnity.clientserverapi.model.uia.AuthenticationRequest
import de.connect2x.trixnity.core.model.UserId

/** A user who is logged in on a device. */
internal class Person(val id: UserId, val device: String, val api: MatrixClientServerApiClient) {
  val identifier = IdentifierType.User(id.full)

  /** The answer to a challenge that asks for the password. */
  fun says(password: String) = AuthenticationRequest.Password(identifier, password)

  /** The ids of the devices that the user sees. */
  suspend fun devices(): Set<String> =
    api.device.getDevices().getOrThrow().map { it.deviceId }.toSet()
}
