package org.stagedoor.identity;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A socket that connects to allowed addresses alone. The address is judged here, in the instant
 * before it is connected to: there is no second look-up that could say another one. And what comes
 * in is bounded, whatever it is: TLS, headers, bodies.
 */
final class GuardedSocket extends Socket {
  private final Predicate<InetAddress> allowed;
  private final long most;
  private @Nullable InputStream bounded;

  /**
   * Not connected yet.
   *
   * @param most how many bytes may come in
   */
  GuardedSocket(Predicate<InetAddress> allowed, long most) {
    this.allowed = allowed;
    this.most = most;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    if (!(endpoint instanceof InetSocketAddress internet) || internet.isUnresolved()) {
      throw new IOException("its name has no address");
    }
    if (!allowed.test(internet.getAddress())) {
      throw new IOException("its address is no public one");
    }
    super.connect(endpoint, timeout);
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    if (bounded == null) {
      bounded = new Bounded(super.getInputStream(), most);
    }
    return bounded;
  }

  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      left = most;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      counted(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return (int) counted(super.read(bytes, offset, length));
    }

    @Override
    public long skip(long count) throws IOException {
      return counted(super.skip(count));
    }

    private long counted(long read) throws IOException {
      left -= Math.max(0, read);
      if (left < 0) {
        throw new IOException("it says too much");
      }
      return read;
    }
  }
}
