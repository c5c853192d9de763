// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.answer;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts of an XML document by the names of their elements. Thread-safe. */
public final class XmlTexts {
  private XmlTexts() {}

  /**
   * Returns the first text of each element without child elements. If the document is malformed,
   * returns the texts before the error.
   */
  public static Map<String, String> of(String document) {
    Map<String, String> texts = new HashMap<>();
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(document));
      StringBuilder text = new StringBuilder();
      boolean leaf = false;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            text.setLength(0);
            leaf = true;
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(xml.getText());
          case XMLStreamConstants.END_ELEMENT -> {
            if (leaf) {
              texts.putIfAbsent(xml.getLocalName(), text.toString());
            }
            leaf = false;
          }
          default -> {
            // Print nothing: the default handler writes to standard error.
          }
        }
      }
      return texts;
    } catch (XMLStreamException failure) {
      return texts;
    }
  }

  /** Returns a parser that expands no entities and fetches nothing. */
  static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
