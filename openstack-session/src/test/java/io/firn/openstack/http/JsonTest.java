package io.firn.openstack.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firn.openstack.CloudException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static Json parse(String text) throws CloudException {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8), "it");
  }

  @Test
  void whatIsThereIsFoundAndWhatIsNotIsNot() throws Exception {
    Json json = parse("{\"a\": {\"b\": [1, \"two\", true, null, 1.5]}, \"c\": \"ü\"}");
    assertThat(json.at("c").text()).contains("ü");
    assertThat(json.at("a").at("b").elements()).hasSize(5);
    assertThat(json.at("a").at("b").elements().getFirst().number()).contains(1L);
    assertThat(json.at("a").names()).containsExactly("b");
    assertThat(json.at("x").at("y").elements()).isEmpty();
    assertThat(json.at("c").number()).isEmpty();
  }

  @Test
  void whatWasReadIsWrittenAgain() throws Exception {
    String text = "{\"z\":{\"b\":[1,\"t\\\"wo\",true,null,1.5,[],{}]},\"a\":\"ü\"}";
    assertThat(parse(text).print()).isEqualTo(text);
    assertThat(new Json(parse("[7]")).print()).isEqualTo("[7]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,", "{\"secret\": \"geheim", "<html>geheim</html>"})
  void aBrokenDocumentIsNotQuoted(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(CloudException.Unexpected.class)
        .hasNoCause()
        .message()
        .doesNotContain("geheim");
  }
}
