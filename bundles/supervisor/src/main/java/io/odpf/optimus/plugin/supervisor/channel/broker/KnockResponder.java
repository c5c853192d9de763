// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.proto.goplugin.ConnInfo;
import io.odpf.optimus.plugin.supervisor.channel.SharedConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers the knocks with which a plugin announces connections on a shared socket, with the
 * services that this host offers under their ids. Thread-safe.
 */
final class KnockResponder implements ConnectionNotices.KnockListener {
  private static final System.Logger LOG = System.getLogger(KnockResponder.class.getName());

  private final SharedConnection shared;

  @GuardedBy("this")
  private final Map<Integer, Door> doors = new HashMap<>();

  /**
   * @param shared the socket on which both sides open connections
   */
  KnockResponder(SharedConnection shared) {
    this.shared = shared;
  }

  /** Accepts knocks for an id from now on. */
  synchronized BrokeredService add(int id, SharedConnection.Entrance entrance) {
    Door door = new Door(id, entrance);
    doors.put(id, door);
    return door;
  }

  /**
   * Opens an unused connection, since the plugin takes the next one for the one that was announced.
   */
  @Override
  public void answeredLate(ConnInfo answer) {
    if (answer.getKnock().getAck() && answer.getKnock().getError().isEmpty()) {
      shared.connectUnused();
    }
  }

  @Override
  public synchronized void knocked(ConnectionNotices notices, ConnInfo notice) {
    int id = notice.getServiceId();
    ConnInfo.Knock.Builder answer = ConnInfo.Knock.newBuilder().setKnock(true).setAck(true);
    Door door = doors.get(id);
    if (door == null) {
      answer.setError("nothing is served under id " + Integer.toUnsignedString(id));
    } else {
      door.entrance.letNextIn();
    }
    try {
      notices.send(ConnInfo.newBuilder().setServiceId(id).setKnock(answer).build());
    } catch (BrokerException e) {
      LOG.log(System.Logger.Level.DEBUG, "a plugin ended while it knocked", e);
    }
  }

  private synchronized void remove(Door door) {
    doors.remove(door.id, door);
  }

  void close() {
    List<Door> all;
    synchronized (this) {
      all = List.copyOf(doors.values());
    }
    all.forEach(Door::close);
  }

  private final class Door implements BrokeredService {
    private final int id;
    private final SharedConnection.Entrance entrance;

    Door(int id, SharedConnection.Entrance entrance) {
      this.id = id;
      this.entrance = entrance;
    }

    @Override
    public int id() {
      return id;
    }

    @Override
    public void close() {
      remove(this);
      entrance.server().shutdownNow();
    }
  }
}
