package io.firn.openstack.http;

import java.time.Duration;

/**
 * How long a request may take.
 *
 * @param connect until a connection stands
 * @param idle without a byte in either direction; Swift answers a PUT when its slowest disk has it
 * @param attempts of a repeatable call in all
 * @param firstPause before the second attempt, doubled for each further one
 */
public record HttpLimits(Duration connect, Duration idle, int attempts, Duration firstPause) {

  public static final HttpLimits DEFAULT =
      new HttpLimits(Duration.ofSeconds(15), Duration.ofSeconds(60), 4, Duration.ofMillis(500));
}
