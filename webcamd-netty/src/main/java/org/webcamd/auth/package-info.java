/**
 * Who somebody is, and what that one may do. Nothing of HTTP is known here.
 *
 * <pre>{@code
 *   Doorkeeper --+--> Credentials --> Logins --+--> VerifiedLogins  what was right before, known at once
 *                |                             +--> GuessThrottle   who guesses is slowed down, by address
 *                |                             +--> FairQueue --> threads: Users, PasswordHash
 *                +--> LinkProof --> Links: LinkKey over a LinkScope     LinkSigner makes such proofs
 *                +--> FileWatch  what changes is read again: UsersFile, LinkKeyFile
 * }</pre>
 *
 * Any thread may ask. Passwords are hashed on threads of this package; files are read on one, and at the start.
 */
package org.webcamd.auth;
