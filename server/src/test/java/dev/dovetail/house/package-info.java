/**
 * The rules of the house as tests. Each rule has a twin that shows it failing on a bad sample, so that a rule which can no
 * longer fail is noticed.
 */
package dev.dovetail.house;
