package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WrongUsageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --port 99999            | --port is 99999, must be 0 to 65535, or none
        --port -1               | --port is -1, must be 0 to 65535, or none
        --port http             | --port is 'http', must be a whole number
        --port 80.5             | --port is '80.5', must be a whole number
        --port 99999999999      | --port is '99999999999', must be a whole number
        --width 8               | --width is 8, must be 16 to 16384
        --height 20000          | --height is 20000, must be 16 to 16384
        --width=               | --width is '', must be a whole number
        --fps 0                 | --fps is 0.0, must be above 0 and at most 1000
        --fps 1001              | --fps is 1001.0, must be above 0 and at most 1000
        --fps NaN               | --fps is 'NaN', must be a number such as 0.5
        --fps 1e2               | --fps is '1e2', must be a number such as 0.5
        --index -1              | --index is -1, must be 0 or more
        --ipv 5                 | --ipv is 5, must be 4 or 6
        --format h264           | --format is 'h264', must be one of: auto, mjpeg, yuyv
        --transport tcp         | --transport is 'tcp', must be one of: auto, epoll, io_uring, nio
        --tls-cert a.pem        | --tls-cert needs --tls-key FILE beside it, the certificate's private key
        --tls-key a.pem         | --tls-key needs --tls-cert FILE beside it, the key's certificate
        --tls-cert /none/a.pem --tls-key /none/a.pem | --tls-key /none/a.pem: no such file
        --tls-cert / --tls-key / --tls-self-signed | --tls-self-signed makes a certificate, and --tls-cert names one; \
        must be one of them
        --publish-width 8 --publish nats://a | --publish-width is 8, must be 16 to 16384
        --publish-quality 101 --publish nats://a | --publish-quality is 101, must be 1 to 100
        --publish-fps 0.01 --publish nats://a | --publish-fps is 0.01, must be 0.1 to 1000
        --publish-fps 5         | --publish-fps is for what is published: it stands beside --publish
        --nats-ca a.pem         | --nats-ca stands beside --publish or --edge
        --cluster a.b --edge nats://a | --cluster is 'a.b', must be 1 to 64 letters, digits, _ and -
        --nats-creds /none/a --edge nats://a | --nats-creds is '/none/a', must be a credentials file of NATS, with a \
        user's JWT and the seed of its key; there is none
        --quality 0             | --quality is 0, must be 1 to 100
        --quality 101           | --quality is 101, must be 1 to 100
        --settle-frames -1      | --settle-frames is -1, must be 0 to 1000
        --settle-frames 1001    | --settle-frames is 1001, must be 0 to 1000
        --encodewait -0.1       | --encodewait is -0.1, must be 0 to 3600 seconds
        --encodewait 99999999999| --encodewait is 99999999999, must be 0 to 3600 seconds
        --streamwait 3601       | --streamwait is 3601, must be 0 to 3600 seconds
        --stall-timeout 0.05    | --stall-timeout is 0.05, must be 0.1 to 3600 seconds
        --stall-timeout -1      | --stall-timeout is -1, must be 0.1 to 3600 seconds
        --stall-timeout 100000  | --stall-timeout is 100000, must be 0.1 to 3600 seconds
        --snapshot-timeout 0    | --snapshot-timeout is 0, must be above 0 and at most 60 seconds
        --snapshot-timeout -5   | --snapshot-timeout is -5, must be above 0 and at most 60 seconds
        --snapshot-timeout 3600 | --snapshot-timeout is 3600, must be above 0 and at most 60 seconds
        --snapshot-timeout 1e9  | --snapshot-timeout is '1e9', must be a number such as 0.5
        --frame-memory 1K       | --frame-memory is 1K, must be 8M to 1024G
        --frame-memory 999999999999g | --frame-memory is 8589934591G, must be 8M to 1024G
        --max-picture 5000      | --max-picture is 5000, must be 64K to 256M
        --max-picture 4G        | --max-picture is 4G, must be 64K to 256M
        --on-loss black         | --on-loss is 'black', must be one of: card, hold
        --max-viewers 0         | --max-viewers is 0, must be 1 to 100000
        --allow-origin foo      | --allow-origin is 'foo', must be lan, * or an origin such as \
        https://mainsail.local:8443, without a path
        --allow-origin lan,http://a/b | --allow-origin is 'http://a/b', must be lan, * or an origin such as \
        https://mainsail.local:8443, without a path
        --allow-origin null     | --allow-origin is 'null', must be lan, * or an origin such as \
        https://mainsail.local:8443, without a path
        --allow-origin=         | --allow-origin is '', must be lan, * or an origin such as \
        https://mainsail.local:8443, without a path
        --host http://cam       | --host is 'http://cam', must be a name such as cam.example.org, without http:// \
        and port
        --operator ann          | --operator is one of the users of --users FILE, and that is not given
        --anonymous             | --anonymous lets those watch who are not in --users FILE, and that is not given: \
        everybody may watch then
        --link-key f            | --link-key lets those watch who have a link, beside those of --users FILE, and that \
        is not given: everybody may watch then
        --sign-link http://cam/ | --sign-link needs --link-key FILE, with which the server was started, too
        --sign-link cam --link-key f | --sign-link is 'cam', must be the address that a client asks for, such as \
        http://HOST:8080/bed/?stream
        --sign-link http://cam/?controls --link-key f | --sign-link is 'http://cam/?controls': a link lets watch, and \
        this address changes something
        --sign-link http://cam/ --link-key f --valid 7 | --valid is '7', must be a time such as 90s, 30m, 12h or 7d, \
        at most 3650d
        --sign-link http://cam/ --link-key f --valid 4000d | --valid is '4000d', must be a time such as 90s, 30m, 12h \
        or 7d, at most 3650d
        --sign-link http://cam/ --link-key f --valid 0s | --valid is '0s', must be a time such as 90s, 30m, 12h or 7d, \
        at most 3650d
        --users=                | --users is '', must be the path of a file
        --users f --allow-control | --allow-control is for operators where there are users, and none is named: \
        --operator NAME
        --host cam.local:80     | --host is 'cam.local:80', must be a name such as cam.example.org, without http:// \
        and port
        --host *.example.org    | --host is '*.example.org', must be a name such as cam.example.org, without http:// \
        and port
        --max-viewers many      | --max-viewers is 'many', must be a whole number
        --max-per-address 0     | --max-per-address is 0, must be 1 to 200000
        --max-per-address few   | --max-per-address is 'few', must be a whole number
        --trusted-proxy proxy   | --trusted-proxy is 'proxy', must be an IP address such as 127.0.0.1, or a network \
        such as 10.0.0.0/8
        --trusted-proxy 10.0.0.0/33 | --trusted-proxy is '10.0.0.0/33', the prefix behind the / must be 0 to 32
        --trusted-proxy ::1,fd00::/x | --trusted-proxy is 'fd00::/x', the prefix behind the / must be 0 to 128
        --source video0         | --source is 'video0', must be a device such as /dev/video0, test, file:PATH, \
        http://..., https://..., exec:COMMAND or - (standard input)
        --control brightness    | --control is 'brightness', must be NAME=VALUE such as brightness=128
        --control =1            | --control is '=1', must be NAME=VALUE such as brightness=128
        --rotate 45             | --rotate is '45', must be 0 or 90 (clockwise), 1 or 180, 2, 270 or -90 \
        (counter-clockwise)
        --camera front          | --camera is 'front', must be auto, or NAME=SOURCE such as front=/dev/video0
        --camera front=         | --camera is 'front=', must be auto, or NAME=SOURCE such as front=/dev/video0
        --camera a.b=test       | --camera is 'a.b=test': a name has letters, digits, _ and - only, at least one
        --camera =test          | --camera is '=test': a name has letters, digits, _ and - only, at least one
        --camera Stream=test    | --camera is 'Stream=test': the name 'Stream' has a meaning in addresses, choose \
        another
        --camera a=test --camera A=test | --camera A: there is a camera of this name already
        --camera a=test --source test | --camera cannot stand beside --source: name each camera by --camera NAME=SOURCE
        --camera a=test --index 0 | --camera cannot stand beside --index: name each camera by --camera NAME=SOURCE
        --camera a=- --camera b=- | --camera b: source is '-', which camera a has already
        --camera a=/dev/video77 --camera b=/dev/video77,fps=5 | --camera b: source is '/dev/video77', which camera a \
        has already
        --camera a=/dev/video77 --camera b=/dev/../dev/video77 | --camera b: source is '/dev/../dev/video77', which \
        camera a has already
        --camera front=test,rotate=7 | --camera front: rotate is '7', must be 0 or 90 (clockwise), 1 or 180, 2, 270 or \
        -90 (counter-clockwise)
        --camera front=test,width=8 | --camera front: width is 8, must be 16 to 16384
        --camera front=test,width= | --camera front: width is '', must be a whole number
        --camera front=test,fps=x | --camera front: fps is 'x', must be a number such as 0.5
        --camera front=test,format=h264 | --camera front: format is 'h264', must be one of: auto, mjpeg, yuyv
        --camera front=test,source-timeout=0 | --camera front: source-timeout is 0, must be 0.1 to 3600 seconds
        --source-timeout x      | --source-timeout is 'x', must be a number such as 0.5
        --camera front=test,text-position=middle | --camera front: text-position is 'middle', must be one of: \
        top-left, top-right, bottom-left, bottom-right
        --camera front=test,max-renditions=-1 | --camera front: max-renditions is -1, must be 0 to 100
        --camera front=test,strict-jpeg=maybe | --camera front: strict-jpeg is 'maybe', must be yes or no
        --camera front=test,source-insecure=maybe | --camera front: source-insecure is 'maybe', must be yes or no
        --camera front=test,source-insecure=on | --camera front: source-insecure is for sources of https:
        --source test --source-login /no/such | --source-login is '/no/such', must be a file with one line, \
        USER:PASSWORD; there is none
        --source http://user:pa#geheim@host/ | --source: 'http://***@host/' is no address such as \
        http://host:8080/?action=stream; in a user and a password, / is written %2F, ? %3F, # %23 and @ %40
        --source rtsp://user:geheim@host/?x=geheim | --source is 'rtsp://***@host/?***', must be a device such as \
        /dev/video0, test, file:PATH, http://..., https://..., exec:COMMAND or - (standard input)
        --camera a=rtsp://user:pa,geheim@host/ | --camera a: source is 'rtsp://***@host/', must be a device such as \
        /dev/video0, test, file:PATH, http://..., https://..., exec:COMMAND or - (standard input)
        --camera http://user:geheim@host/ | --camera is 'http://***@host/', must be auto, or NAME=SOURCE such as \
        front=/dev/video0
        --port 1 http://user:geheim@host/ | argument without an option before it: http://***@host/; see webcamd --help
        --source http://user:geheim@host/ --control a=1 | --control is for devices, and source is 'http://***@host/'
        --camera front=test,encodewait=-1 | --camera front: encodewait is -1, must be 0 to 3600 seconds
        --camera front=video0   | --camera front: source is 'video0', must be a device such as /dev/video0, test, \
        file:PATH, http://..., https://..., exec:COMMAND or - (standard input)
        --camera front=test,control=a=1 | --camera front: control is for devices, and source is 'test'
        --camera front=/dev/video77,control=a | --camera front: control is 'a', must be NAME=VALUE such as \
        brightness=128
        --camera front=test,colour=red,fps=5 | --camera front: 'colour' is no setting; accepted: width, height, fps, \
        format, quality, rotate, flip, text, text-position, max-renditions, control, settle-frames, encodewait, \
        source-timeout, on-loss, strict-jpeg, source-login, source-insecure, each as KEY=VALUE
        --camera front=test,fps | --camera front: 'fps' is no setting; accepted: width, height, fps, format, quality, \
        rotate, flip, text, text-position, max-renditions, control, settle-frames, encodewait, source-timeout, \
        on-loss, strict-jpeg, source-login, source-insecure, each as KEY=VALUE
        --camera front=test --width 8 | --width is 8, must be 16 to 16384
        --camera front=test,rotate=90 --rotate 7 | --rotate is '7', must be 0 or 90 (clockwise), 1 or 180, 2, 270 or \
        -90 (counter-clockwise)
        --port                  | --port needs a value; see webcamd --help
        --source                | --source needs a value; see webcamd --help
        --colour red            | unknown option: --colour; see webcamd --help
        -p 80                   | unknown option: -p; here that is --port
        --resolution 640x480    | unknown option: --resolution; here that is --width and --height
        --widht 640             | unknown option: --widht; did you mean --width?
        --hieght=480            | unknown option: --hieght; did you mean --height?
        --streamwiat 1          | unknown option: --streamwiat; did you mean --streamwait?
        --showfsp               | unknown option: --showfsp; did you mean --showfps?
        --width 1280x720        | --width is '1280x720', must be a whole number: --width 1280 --height 720
        --height 1280X720       | --height is '1280X720', must be a whole number: --width 1280 --height 720
        --port 1280x720         | --port is '1280x720', must be a whole number
        --port 1 /dev/video0    | argument without an option before it: /dev/video0; see webcamd --help
        --colour=red            | unknown option: --colour; see webcamd --help
        8080                    | argument without an option before it: 8080; see webcamd --help
        --probe test video2     | argument without an option before it: video2; see webcamd --help
        --probe -x              | unknown option: -x; see webcamd --help
        --showfps yes           | argument without an option before it: yes; see webcamd --help
        """)
    void everyMistakeIsOneLineThatSaysWhatIsAccepted(String args, String message) {
        String actual = assertThrows(UsageException.class, () -> CommandLine.parse(args.split(" "))).getMessage();

        assertEquals(message, actual);
    }

    @ParameterizedTest
    @CsvSource({"--s", "--v", "--max-v 5 --i 4", "@/no/such/file", "--loghttp=true", "'--width=1 --'"})
    void whateverElseIsWrongIsOneLineToo(String args) {
        String message = assertThrows(UsageException.class, () -> CommandLine.parse(args.split(" "))).getMessage();

        assertFalse(message.isBlank());
        assertEquals(1, message.lines().count(), message);
        assertFalse(message.contains("Exception") || message.contains("parameter"), message);
    }
}
