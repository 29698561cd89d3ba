package org.depeche.model;

/**
 * A person named in an article.
 *
 * @param name the fullest form in the article
 * @param role the role that the article gives, or empty
 * @param country code of the country that the article ties the person to, or empty
 */
public record Person(String name, String role, String country) {}
