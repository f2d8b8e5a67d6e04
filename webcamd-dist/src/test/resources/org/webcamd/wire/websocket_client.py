"""A client of video over WebSocket, made with Debian's python3-websockets.

    websocket_client.py URL CERTIFICATE STEP...

CERTIFICATE is a file that is trusted, or "". Steps: "say TEXT"; "show N", which takes N frames and acknowledges each;
"take SECONDS", which acknowledges none; "text", up to the next text message; "end", until the server closes. It prints
a line for each message, and how it ended.
"""
import asyncio
import ssl
import struct
import sys
import time

import websockets

LIMIT_SECONDS = 60


def told(message, several):
    """A line for a message, and its acknowledgement."""
    if isinstance(message, str):
        return "text " + message, None
    number = "%d " % struct.unpack(">H", message[:2]) if several else ""
    micros, sequence = struct.unpack(">QQ", message[2 if several else 0:][:16])
    jpeg = message[18 if several else 16:]
    assert jpeg[:2] == b"\xff\xd8" and jpeg[-2:] == b"\xff\xd9", "no JPEG"
    age = time.time() - micros / 1e6
    return "frame %s%d %.3f" % (number, sequence, age), "%s%d" % (number, sequence)


async def step(socket, what, several):
    """One step of the command line."""
    verb, _, rest = what.partition(" ")
    if verb == "say":
        await socket.send(rest)
        return
    end = time.monotonic() + (float(rest) if verb == "take" else LIMIT_SECONDS)
    frames = 0
    while verb != "show" or frames < int(rest):
        try:
            message = await asyncio.wait_for(socket.recv(), max(0.001, end - time.monotonic()))
        except asyncio.TimeoutError:
            assert verb == "take", "nothing came"
            return
        line, acknowledgement = told(message, several)
        print(line, flush=True)
        if acknowledgement is None and verb == "text":
            return
        if acknowledgement is not None:
            frames += 1
            if verb != "take":
                await socket.send(acknowledgement)


async def main(url, certificate, *steps):
    """All of them."""
    context = ssl.create_default_context(cafile=certificate) if certificate else None
    try:
        async with websockets.connect(url, compression=None, max_size=10_000_000, ssl=context) as socket:
            print("open", flush=True)
            for what in steps:
                await step(socket, what, "/streams" in url)
    except websockets.ConnectionClosed as closed:
        print("closed", closed.code, closed.reason)
    except websockets.InvalidStatusCode as refused:
        print("refused", refused.status_code)


asyncio.run(main(*sys.argv[1:]))
