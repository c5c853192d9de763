// SPDX-License-Identifier: Apache-2.0
package main

import (
	"encoding/json"
	"log"
	"net/http"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

// Handler serves the plugins as JSON.
func Handler(plugins *Plugins) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if !plugins.Serving(r.Context()) {
			http.Error(w, "the runtime does not serve", http.StatusServiceUnavailable)
		}
	})
	mux.HandleFunc("GET /plugins", func(w http.ResponseWriter, r *http.Request) {
		list, err := plugins.List(r.Context())
		reply(w, list, err)
	})
	mux.HandleFunc("GET /plugins/{name}", func(w http.ResponseWriter, r *http.Request) {
		info, err := plugins.Info(r.Context(), r.PathValue("name"))
		reply(w, []proto.Message{info}, err)
	})
	mux.HandleFunc("GET /plugins/{name}/questions", func(w http.ResponseWriter, r *http.Request) {
		questions, err := plugins.Questions(r.Context(), r.PathValue("name"), r.FormValue("job"))
		reply(w, questions, err)
	})
	return mux
}

// reply writes messages as an array, or an error with the status that fits it.
func reply[M proto.Message](w http.ResponseWriter, messages []M, err error) {
	if err != nil {
		http.Error(w, status.Convert(err).Message(), statusOf(err))
		return
	}
	array := make([]json.RawMessage, 0, len(messages))
	for _, message := range messages {
		text, err := protojson.Marshal(message)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		array = append(array, text)
	}
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(array); err != nil {
		log.Print(err)
	}
}

func statusOf(err error) int {
	switch status.Code(err) {
	case codes.NotFound:
		return http.StatusNotFound
	case codes.Unavailable, codes.DeadlineExceeded:
		return http.StatusServiceUnavailable
	default:
		return http.StatusBadGateway
	}
}
