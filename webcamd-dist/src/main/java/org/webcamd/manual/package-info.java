/**
 * What other programs of a machine show of this one: the manual page, completion in bash and zsh. Written while this is
 * built, from the options themselves; nothing here is used by the running program.
 *
 * <pre>{@code
 *   cli.OptionDescription... --> ManualPage, BashCompletion, ZshCompletion --> ShareFiles --> target/generated-share
 *                templates ------^
 * }</pre>
 */
package org.webcamd.manual;
