package io.firn.media.nova.cloud;

import io.firn.api.media.MediaException;
import io.firn.openstack.CloudException;
import io.firn.openstack.http.HttpAnswer;
import io.firn.openstack.http.HttpCall;
import java.util.function.Function;
import org.openstack4j.api.OSClient.OSClientV3;
import org.openstack4j.api.exceptions.OS4JException;
import org.openstack4j.api.identity.EndpointURLResolver;
import org.openstack4j.api.types.ServiceType;
import org.openstack4j.core.transport.Config;
import org.openstack4j.model.identity.URLResolverParams;
import org.openstack4j.openstack.OSFactory;
import org.openstack4j.openstack.identity.v3.domain.KeystoneToken;

/**
 * openstack4j on one cloud. It gets a token without content and addresses from us; what it sends
 * comes to {@link OpenStack4jConnector}, in the same thread, and from there to {@link #send}.
 * Thread-safe.
 */
final class OpenStack4j {

  /** The cloud that the question of this thread is about. */
  private static final ScopedValue<OpenStack4j> CURRENT = ScopedValue.newInstance();

  private final Cloud cloud;
  private final Config config;

  OpenStack4j(Cloud cloud) {
    this.cloud = cloud;
    this.config = Config.newConfig().withEndpointURLResolver(new Addresses());
  }

  /** The one whose question the calling thread is asking. */
  static OpenStack4j current() {
    return CURRENT.orElseThrow(
        () -> new IllegalStateException("openstack4j is used outside of a question to a cloud"));
  }

  <T> T ask(String what, Function<OSClientV3, T> question) throws MediaException {
    try {
      T answer = ScopedValue.where(CURRENT, this).call(() -> question.apply(session()));
      if (answer == null) {
        throw new MediaException.Failed(what + ": the answer has nothing in it", null);
      }
      return answer;
    } catch (QuestionFailed e) {
      throw e.about(what);
    } catch (OS4JException e) {
      throw new MediaException.Failed(what + ": " + e.getMessage(), e);
    }
  }

  /** Sets openstack4j's session of this thread, which is all that it takes. */
  private OSClientV3 session() {
    return OSFactory.clientFromToken(new KeystoneToken(), config);
  }

  /** Sends what openstack4j wants to send. */
  HttpAnswer send(HttpCall call) {
    try {
      HttpAnswer answer = cloud.sendAsIs(versioned(call));
      if (!answer.isSuccess()) {
        throw new QuestionFailed(answer);
      }
      return answer;
    } catch (CloudException e) {
      throw new QuestionFailed(e);
    } catch (InterruptedException e) {
      throw new QuestionFailed(e);
    }
  }

  /** By the address: openstack4j does not say which service a request is for. */
  private HttpCall versioned(HttpCall call) throws CloudException, InterruptedException {
    for (Service service : new Service[] {Service.COMPUTE, Service.VOLUME}) {
      if (isBelow(service, call)) {
        return cloud.versioned(service, call);
      }
    }
    return call;
  }

  private boolean isBelow(Service service, HttpCall call) throws InterruptedException {
    try {
      return call.address().toString().startsWith(cloud.root(service) + "/");
    } catch (CloudException e) {
      return false; // a cloud without it
    }
  }

  /** The addresses of our session. */
  private final class Addresses implements EndpointURLResolver {

    @Override
    public String findURLV2(URLResolverParams wanted) {
      return find(wanted.type);
    }

    @Override
    public String findURLV3(URLResolverParams wanted) {
      return find(wanted.type);
    }

    private String find(ServiceType type) {
      Service service =
          Service.of(type)
              .orElseThrow(() -> new IllegalArgumentException("no media speaks to " + type));
      try {
        return cloud.root(service);
      } catch (CloudException e) {
        throw new QuestionFailed(e);
      } catch (InterruptedException e) {
        throw new QuestionFailed(e);
      }
    }
  }
}
