#!/bin/bash
# Starts a camera at each of two ports.
DEVICE=/dev/video0
OPTIONS="-r 1280x720 -f 15"
export LD_LIBRARY_PATH=/opt/mjpg-streamer
echo "Starting mjpg_streamer -i ..."
cd /opt/mjpg-streamer
./mjpg_streamer -b -i "./input_uvc.so -d ${DEVICE} $OPTIONS -n" -o "./output_http.so -w ./www" >/dev/null 2>&1 &
./mjpg_streamer -i "./input_uvc.so -d /dev/video2 -softfps 5" -o "./output_http.so -p 8081 -n" -o "output_file.so -f /tmp" &
