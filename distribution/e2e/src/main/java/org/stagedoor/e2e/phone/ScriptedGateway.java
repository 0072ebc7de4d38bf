package org.stagedoor.e2e.phone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A gateway for text messages that behaves as badly as a test wants. */
public final class ScriptedGateway implements AutoCloseable {
  /** What it does with a text. */
  public enum Behaviour {
    /** 200. */
    ACCEPT,
    /** 503. */
    BUSY,
    /** 400. */
    REFUSE,
    /** Takes the text, and is gone before it says so. */
    DIE,
    /** Says nothing for longer than anybody waits. */
    SLEEP,
    /** Takes its time. */
    SLOW
  }

  private final HttpServer server;
  private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
  private final List<Text> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger slow = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private volatile Behaviour usual = Behaviour.ACCEPT;

  /** On a port; 0 for any. */
  public ScriptedGateway(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    server.setExecutor(
        Executors.newCachedThreadPool(
            run -> {
              Thread thread = new Thread(run, "scripted-gateway");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/send", this::serve);
    server.start();
  }

  /** Where it answers, at {@code /send}. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What is done with the next texts; afterwards the usual. */
  public void script(Behaviour... behaviours) {
    script.addAll(List.of(behaviours));
  }

  /** What is done with texts. */
  public void usually(Behaviour behaviour) {
    usual = behaviour;
  }

  /** How much of the script is left. */
  public int left() {
    return script.size();
  }

  /** How many {@link Behaviour#SLOW} ones it had at the same time at the most. */
  public int most() {
    return most.get();
  }

  /** The texts that it took, as often as it took them. */
  public List<Text> taken() {
    return List.copyOf(taken);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    Text text =
        new Text(
            form.getOrDefault("id", ""),
            form.getOrDefault("to", ""),
            form.getOrDefault("text", ""));
    @Nullable Behaviour next = script.poll();
    try {
      answer(exchange, text, next == null ? usual : next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, Text text, Behaviour behaviour)
      throws IOException, InterruptedException {
    switch (behaviour) {
      case BUSY -> exchange.sendResponseHeaders(503, -1);
      case REFUSE -> exchange.sendResponseHeaders(400, -1);
      case SLEEP -> Thread.sleep(5000);
      case SLOW -> {
        most.accumulateAndGet(slow.incrementAndGet(), Math::max);
        Thread.sleep(200);
        slow.decrementAndGet();
        taken.add(text);
        exchange.sendResponseHeaders(200, -1);
      }
      case DIE -> taken.add(text);
      case ACCEPT -> {
        taken.add(text);
        exchange.sendResponseHeaders(200, -1);
      }
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
