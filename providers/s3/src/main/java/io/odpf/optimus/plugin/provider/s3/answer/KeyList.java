// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.answer;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A page of a bucket's keys.
 *
 * @param keys in the order of the store
 * @param next the token of the next page; empty for the last one
 */
public record KeyList(List<String> keys, Optional<String> next) {
  private static final String ROOT = "ListBucketResult";

  /**
   * Reads a response to {@code ListObjectsV2}.
   *
   * @throws ProviderException of kind INVALID if the response is incomplete
   */
  public static KeyList of(String document) throws ProviderException {
    List<String> keys = new ArrayList<>();
    Optional<String> next = Optional.empty();
    try {
      XMLStreamReader xml = XmlTexts.factory().createXMLStreamReader(new StringReader(document));
      xml.nextTag();
      xml.require(XMLStreamConstants.START_ELEMENT, null, ROOT);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("Key")) {
            keys.add(xml.getElementText());
          } else if (xml.getLocalName().equals("NextContinuationToken")) {
            next = Optional.of(xml.getElementText());
          }
        }
      }
      return new KeyList(List.copyOf(keys), next);
    } catch (XMLStreamException failure) {
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          "cannot parse the list of the bucket's objects",
          "check the provider's endpoint; the store must support ListObjectsV2",
          failure);
    }
  }
}
