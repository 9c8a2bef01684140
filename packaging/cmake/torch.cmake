# libtorch as a plain imported library: its own CMake files look for compilers and CUDA toolkits that we do not need.
# Torch_DIR (…/share/cmake/Torch) overrides the place where packaging/setup put it.
if(NOT Torch_DIR)
  set(Torch_DIR ${CMAKE_SOURCE_DIR}/.deps/torch-2.13.0/torch/share/cmake/Torch)
endif()
get_filename_component(LUTHIER_TORCH_ROOT ${Torch_DIR}/../../.. ABSOLUTE)
if(NOT EXISTS ${LUTHIER_TORCH_ROOT}/lib/libtorch_cpu.so)
  message(FATAL_ERROR "libtorch is not at ${LUTHIER_TORCH_ROOT}. Run packaging/setup, or set Torch_DIR to the folder "
                      "share/cmake/Torch of a libtorch 2.11 or newer.")
endif()
add_library(luthier_torch INTERFACE)
target_include_directories(luthier_torch SYSTEM INTERFACE ${LUTHIER_TORCH_ROOT}/include
                                                          ${LUTHIER_TORCH_ROOT}/include/torch/csrc/api/include)
# libtorch brings the headers of its own fmt, and they are found before the system's: without a library of that version
# they must be used header-only. The two versions live in inline namespaces of their own and do not meet.
target_compile_definitions(luthier_torch INTERFACE FMT_HEADER_ONLY=1)
target_link_directories(luthier_torch INTERFACE ${LUTHIER_TORCH_ROOT}/lib)
target_link_libraries(luthier_torch INTERFACE torch_cpu c10)
if(EXISTS ${LUTHIER_TORCH_ROOT}/lib/libtorch_cuda.so)
  # Nothing calls into it by name: it registers its kernels when it is loaded, so the linker must keep it.
  target_link_options(luthier_torch INTERFACE -Wl,--no-as-needed)
  target_link_libraries(luthier_torch INTERFACE torch_cuda c10_cuda torch)
endif()
set(CMAKE_BUILD_RPATH ${LUTHIER_TORCH_ROOT}/lib)
